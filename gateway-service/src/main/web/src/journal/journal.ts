import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import type { Entry, Money } from '../api/types';
import { minus, parseAmount, sign, sum } from '../kit/money';

const entriesAtOnce = 50;

export function useEntries(account: string | null, includeVoided: boolean) {
  return useInfiniteQuery({
    queryKey: ['entries', account, includeVoided],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/journal-entries', {
          params: {
            query: { limit: entriesAtOnce, includeVoided, ...(account && { accountId: account }), ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
  });
}

function useJournalChanged() {
  const client = useQueryClient();
  return () => {
    for (const queryKey of [['entries'], ['accounts'], ['reports'], ['unmatched'], ['matches']])
      void client.invalidateQueries({ queryKey });
  };
}

export interface NewEntry {
  date: string;
  memo: string;
  post: boolean;
  postings: { accountId: string; amount: Money }[];
}

export function useNewEntry() {
  return useMutation<Entry, Problem, NewEntry>({
    mutationFn: (entry) => body(api.POST('/api/journal-entries', { body: entry })),
    onSuccess: useJournalChanged(),
  });
}

export function useVoid(id: string) {
  return useMutation<unknown, Problem, string>({
    mutationFn: (reason) => api.POST('/api/journal-entries/{id}/void', { params: { path: { id } }, body: { reason } }),
    onSuccess: useJournalChanged(),
  });
}

/** Kinds that follow from the statements, or from another entry: they change by themselves and are nobody's to void. */
const derivedKinds = ['opening', 'gap', 'void'];

export function canBeVoided(entry: Pick<Entry, 'status' | 'kind' | 'voidedByEntryId'>): boolean {
  return entry.status === 'posted' && entry.voidedByEntryId == null && !derivedKinds.includes(entry.kind);
}

/** A posting while it is being typed. */
export interface PostingDraft {
  key: number;
  accountId: string | null;
  debit: string;
  credit: string;
}

export type DraftAmount = { is: 'empty' } | { is: 'wrong' } | { is: 'amount'; money: Money };

/** What a draft comes to: debit positive, credit negative. */
export function draftAmount({ debit, credit }: PostingDraft, currency: string): DraftAmount {
  const typed = [debit.trim(), credit.trim()] as const;
  if (typed[0] === '' && typed[1] === '') return { is: 'empty' };
  if (typed[0] !== '' && typed[1] !== '') return { is: 'wrong' };
  const amount = parseAmount(typed[0] || typed[1], currency);
  if (amount === null || amount.startsWith('-')) return { is: 'wrong' };
  const money = { amount, currency };
  return { is: 'amount', money: typed[0] !== '' ? money : minus(sum(currency, []), money) };
}

/** Debits minus credits of what is typed so far. */
export function draftBalance(drafts: readonly PostingDraft[], currency: string): Money {
  return sum(
    currency,
    drafts.map((draft) => draftAmount(draft, currency)).flatMap((each) => (each.is === 'amount' ? [each.money] : [])),
  );
}

/** The postings when all is well: at least two, every one whole, together zero. */
export function postingsOf(drafts: readonly PostingDraft[], currency: string): NewEntry['postings'] | null {
  const postings: NewEntry['postings'] = [];
  for (const draft of drafts) {
    const amount = draftAmount(draft, currency);
    if (amount.is === 'empty' && draft.accountId === null) continue;
    if (amount.is !== 'amount' || draft.accountId === null) return null;
    postings.push({ accountId: draft.accountId, amount: amount.money });
  }
  return postings.length >= 2 &&
    sign(
      sum(
        currency,
        postings.map(({ amount }) => amount),
      ),
    ) === 0
    ? postings
    : null;
}
