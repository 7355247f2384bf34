import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import type { components } from '../api/schema';
import type { I18n } from '../kit/i18n';
import { formatAmount, sign } from '../kit/money';
import type { MessageKey } from '../messages/en';

export type Pending = components['schemas']['PendingPages.Item'];
export type PendingLink = components['schemas']['PendingPages.LinkItem'];

const key = ['statements', 'pending'];

/** What banks expect, the latest first. Told again whenever statements change. */
export function usePending() {
  return useInfiniteQuery({
    queryKey: [...key, 'list'],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/statements/pending', { params: { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
  });
}

/** The sum of what is open, of each account. */
export function usePendingBalances() {
  return useQuery({
    queryKey: [...key, 'balances'],
    queryFn: () => body(api.GET('/api/statements/pending/balances')),
  });
}

function useTold() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: key });
}

export function useLinkPending(id: string) {
  return useMutation<Pending, Problem, string>({
    mutationFn: (transactionId) =>
      body(api.POST('/api/statements/pending/{id}/links', { params: { path: { id } }, body: { transactionId } })),
    onSuccess: useTold(),
  });
}

export function useUnlinkPending(id: string) {
  return useMutation<Pending, Problem, string>({
    mutationFn: (transactionId) =>
      body(api.DELETE('/api/statements/pending/{id}/links/{transactionId}', { params: { path: { id, transactionId } } })),
    onSuccess: useTold(),
  });
}

const states: Readonly<Record<string, MessageKey>> = {
  open: 'pending.open',
  linked: 'pending.linked',
  expired: 'pending.expired',
};

export function pendingState(state: string): MessageKey {
  return states[state] ?? 'status.unknown';
}

const kinds: Readonly<Record<string, MessageKey>> = {
  exact: 'pending.exact',
  drift: 'pending.drift',
  partial: 'pending.partial',
};

/** What speaks for a link, as one sentence. */
export function linkSentence({ t, locale }: Pick<I18n, 't' | 'locale'>, link: PendingLink): string {
  const { difference, kind, days, textLikeness } = link;
  const amount = `${sign(difference) > 0 ? '+' : ''}${formatAmount(difference, locale)} ${difference.currency}`;
  const words = t(kinds[kind] ?? 'pending.partial', { days, amount, likeness: textLikeness });
  return link.byPerson ? `${t('pending.byPerson')} ${words}` : words;
}
