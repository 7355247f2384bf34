import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import type { Statement } from '../api/types';
import type { MessageKey } from '../messages/en';
import type { Tone } from '../kit/ui';

const lookAgainMs = 3_000;
const rowsAtOnce = 500;

/** Still moving by itself: worth asking again even if no hint came. */
export function isUnderway(status: string): boolean {
  return status === 'received' || status === 'reading' || status === 'reverting';
}

/** As {@link isUnderway}; an archive is, too, while one of its files is. */
function isMoving(statement: Statement): boolean {
  return isUnderway(statement.status) || (statement.status === 'unpacked' && statement.parts.some((part) => isUnderway(part.status)));
}

/** An archive of which nothing is left: it may be taken back, and be uploaded again. */
export function isSpent(statement: Statement): boolean {
  return statement.status === 'unpacked' && statement.parts.every(({ status }) => ['rejected', 'failed', 'reverted'].includes(status));
}

export function useStatements(status: string | null) {
  return useInfiniteQuery({
    queryKey: ['statements', 'list', status],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/statements', {
          params: { query: { limit: 50, ...(status && { status }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((each) => isUnderway(each.status))) ? lookAgainMs : false,
  });
}

export function useStatement(id: string) {
  return useQuery<Statement, Problem>({
    queryKey: ['statement', id],
    queryFn: () => body(api.GET('/api/statements/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? lookAgainMs : false),
  });
}

export function useStatementRows(id: string, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['statement-transactions', id],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/statements/{id}/transactions', {
          params: { path: { id }, query: { limit: rowsAtOnce, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
    enabled,
  });
}

function useDecided() {
  const client = useQueryClient();
  return (statement: Statement) => {
    client.setQueryData(['statement', statement.id], statement);
    for (const queryKey of [['statements'], ['reports'], ['accounts'], ['unmatched'], ['matches'], ['import-profiles']])
      void client.invalidateQueries({ queryKey });
  };
}

export function useApprove(id: string) {
  return useMutation<Statement, Problem>({
    mutationFn: () => body(api.POST('/api/statements/{id}/approve', { params: { path: { id } } })),
    onSuccess: useDecided(),
  });
}

export function useReject(id: string) {
  return useMutation<Statement, Problem, string>({
    mutationFn: (reason) => body(api.POST('/api/statements/{id}/reject', { params: { path: { id } }, body: { reason } })),
    onSuccess: useDecided(),
  });
}

/** What would go with an approved statement. */
export function useImpact(id: string) {
  return useQuery({
    queryKey: ['impact', id],
    queryFn: () => body(api.GET('/api/reconciliation/impact', { params: { query: { statementId: id } } })),
    staleTime: 0,
  });
}

export function useTakeBack(id: string) {
  return useMutation<Statement, Problem>({
    mutationFn: () => body(api.DELETE('/api/statements/{id}', { params: { path: { id } } })),
    onSuccess: useDecided(),
  });
}

export interface Answers {
  accountId: string | null;
  institution: string | null;
  currency: string | null;
  dateOrder: string | null;
  decimalMark: string | null;
  signs: string | null;
}

/** Nothing is said: the file is read once more as it is. */
export const unanswered: Answers = {
  accountId: null,
  institution: null,
  currency: null,
  dateOrder: null,
  decimalMark: null,
  signs: null,
};

/** What a person can say of how a file is written, by the words of the API. */
export const dialectAnswers = {
  dateOrder: ['day-month-year', 'month-day-year', 'year-month-day', 'day-year-month', 'month-year-day'],
  decimalMark: ['point', 'comma'],
  signs: ['as-written', 'inverted'],
} as const;

/** Problems that an answer of a person settles, by reading the file once more. */
const questions: readonly string[] = [
  'account-needed',
  'account-unknown',
  'date-order-ambiguous',
  'decimal-sign-ambiguous',
  'sign-unknown',
  'currency-needed',
  'currency-unknown',
];

export function hasQuestion(statement: Statement): boolean {
  return statement.problems.some(({ code }) => questions.includes(code));
}

/** Nothing was read of it: its rows and proof are not none but unknown, and there is nothing to approve. */
export function isUnread(statement: Statement): boolean {
  return ['failed', 'unpacked'].includes(statement.status) || (statement.accounts.length === 0 && hasQuestion(statement));
}

export function useReparse(id: string) {
  const decided = useDecided();
  const client = useQueryClient();
  return useMutation<Statement, Problem, Answers>({
    mutationFn: (answers) => body(api.POST('/api/statements/{id}/reparse', { params: { path: { id } }, body: answers })),
    onSuccess: (statement) => {
      decided(statement);
      client.removeQueries({ queryKey: ['statement-transactions', id] });
    },
  });
}

const statusWords: Readonly<Record<string, [MessageKey, Tone]>> = {
  received: ['status.received', 'info'],
  reading: ['status.reading', 'info'],
  review: ['status.review', 'warn'],
  approved: ['status.approved', 'good'],
  rejected: ['status.rejected', 'neutral'],
  failed: ['status.failed', 'bad'],
  reverting: ['status.reverting', 'info'],
  reverted: ['status.reverted', 'neutral'],
  unpacked: ['status.unpacked', 'neutral'],
};

export function statusWord(status: string): [MessageKey, Tone] {
  return statusWords[status] ?? ['status.unknown', 'neutral'];
}

const proofWords: Readonly<Record<string, [MessageKey, Tone]>> = {
  proven: ['proof.proven', 'good'],
  unproven: ['proof.unproven', 'neutral'],
  contradicted: ['proof.contradicted', 'bad'],
};

export function proofWord(proof: string | null | undefined): [MessageKey, Tone] | null {
  return proofWords[proof ?? ''] ?? null;
}
