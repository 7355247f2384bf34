import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/client';

export const attentionMax = 100;

/** What waits for a person; each count stops at {@link attentionMax}. */
export function useAttention(): { statements: number; matches: number; unmatched: number; isPending: boolean } {
  const statements = useQuery({
    queryKey: ['statements', 'review'],
    queryFn: () => body(api.GET('/api/statements', { params: { query: { status: 'review', limit: attentionMax } } })),
  });
  const matches = useQuery({
    queryKey: ['matches', 'review', 'count'],
    queryFn: () => body(api.GET('/api/reconciliation/matches', { params: { query: { status: 'review', limit: attentionMax } } })),
  });
  const unmatched = useQuery({
    queryKey: ['unmatched', 'count'],
    queryFn: () => body(api.GET('/api/reconciliation/unmatched', { params: { query: { limit: attentionMax } } })),
  });
  return {
    statements: statements.data?.items.length ?? 0,
    matches: matches.data?.items.length ?? 0,
    unmatched: unmatched.data?.items.length ?? 0,
    isPending: statements.isPending || matches.isPending || unmatched.isPending,
  };
}
