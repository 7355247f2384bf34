import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import type { Account } from '../api/types';

export const accountTypes = ['asset', 'liability', 'equity', 'income', 'expense'] as const;
export type AccountType = (typeof accountTypes)[number];

const pageMax = 500;

/** The whole chart, in order of code: it is small, and every choice of an account needs all of it. */
export function useAccounts() {
  return useQuery<Account[], Problem>({
    queryKey: ['accounts'],
    queryFn: async () => {
      const all: Account[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await body(api.GET('/api/accounts', { params: { query: { limit: pageMax, ...(cursor && { cursor }) } } }));
        all.push(...page.items);
        cursor = page.next;
      } while (cursor);
      return all.sort((a, b) => (a.code ?? '').localeCompare(b.code ?? '') || a.name.localeCompare(b.name));
    },
  });
}

/** The name of an account by its id; the id's start until the chart has arrived. */
export function useAccountName(): (id: string) => string {
  const accounts = useAccounts();
  const names = new Map(accounts.data?.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id.slice(0, 8);
}

export interface NewAccount {
  name: string;
  type: AccountType;
  currency: string | null;
  code: string | null;
  isCash: boolean;
}

/** Assets and liabilities have one currency; the others any. */
export function hasCurrency(type: AccountType): boolean {
  return type === 'asset' || type === 'liability';
}

export function useNewAccount() {
  const client = useQueryClient();
  return useMutation<Account, Problem, NewAccount>({
    mutationFn: (account) => body(api.POST('/api/accounts', { body: account })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  });
}
