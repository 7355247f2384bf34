import { useInfiniteQuery, useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import type { Match, Unmatched } from '../api/types';

const atOnce = 50;

interface Page<T> {
  items: T[];
  next?: string | null | undefined;
}

export type MatchStatus = 'review' | 'accepted' | 'rejected';

export function useMatches(status: MatchStatus, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['matches', status, 'list'],
    queryFn: ({ pageParam }): Promise<Page<Match>> =>
      body(
        api.GET('/api/reconciliation/matches', { params: { query: { status, limit: atOnce, ...(pageParam && { cursor: pageParam }) } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
    enabled,
  });
}

export function useUnmatched(enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['unmatched', 'list'],
    queryFn: ({ pageParam }): Promise<Page<Unmatched>> =>
      body(api.GET('/api/reconciliation/unmatched', { params: { query: { limit: atOnce, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
    enabled,
  });
}

type Pages<T> = InfiniteData<Page<T>, string | null>;

function without<T>(pages: Pages<T> | undefined, is: (item: T) => boolean): Pages<T> | undefined {
  return pages && { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.filter((item) => !is(item)) })) };
}

export interface Decision {
  match: Match;
  decide: 'accept' | 'reject';
}

/** A decision leaves the list at once and comes back when the server refuses it. */
export function useDecide() {
  const client = useQueryClient();
  const key = ['matches', 'review', 'list'];
  return useMutation<unknown, Problem, Decision, Pages<Match> | undefined>({
    mutationFn: ({ match, decide }) =>
      api.POST(decide === 'accept' ? '/api/reconciliation/matches/{id}/accept' : '/api/reconciliation/matches/{id}/reject', {
        params: { path: { id: match.id } },
      }),
    onMutate: async ({ match }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Pages<Match>>(key);
      client.setQueryData<Pages<Match>>(key, (pages) => without(pages, ({ id }) => id === match.id));
      return before;
    },
    onError: (_, __, before) => client.setQueryData(key, before),
    onSettled: () => {
      for (const queryKey of [['matches'], ['unmatched'], ['entries'], ['accounts'], ['reports']])
        void client.invalidateQueries({ queryKey });
    },
  });
}

export interface Resolution {
  transactionId: string;
  counterAccountId: string;
  memo: string | null;
}

export function useResolve() {
  const client = useQueryClient();
  return useMutation<unknown, Problem, Resolution>({
    mutationFn: ({ transactionId, counterAccountId, memo }) =>
      api.POST('/api/reconciliation/unmatched/{transactionId}/resolve', {
        params: { path: { transactionId } },
        body: { counterAccountId, memo },
      }),
    onSuccess: (_, { transactionId }) => {
      client.setQueryData<Pages<Unmatched>>(['unmatched', 'list'], (pages) =>
        without(pages, (each) => unmatchedId(each) === transactionId),
      );
      for (const queryKey of [['unmatched'], ['entries'], ['accounts'], ['reports']]) void client.invalidateQueries({ queryKey });
    },
  });
}

export function unmatchedId(unmatched: Unmatched): string {
  return unmatched.id;
}
