import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';

const statementsMax = 100;

/** What waits for a person. */
export function useAttention(): { statements: number; matches: number; unmatched: number; isPending: boolean } {
  const statements = useQuery({
    queryKey: ['statements', 'review'],
    queryFn: () => body(api.GET('/api/statements', { params: { query: { status: 'review', limit: statementsMax } } })),
  });
  const summary = useQuery({ queryKey: ['matches', 'summary'], queryFn: () => body(api.GET('/api/reconciliation/summary')) });
  return {
    statements: statements.data?.items.length ?? 0,
    matches: summary.data?.review ?? 0,
    unmatched: summary.data?.unmatched ?? 0,
    isPending: statements.isPending || summary.isPending,
  };
}
