import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import type { Me } from '../api/types';

const meKey = ['me'] as const;

/** Who is signed in; a 401 problem when nobody is. */
export function useMe() {
  return useQuery<Me, Problem>({
    queryKey: meKey,
    queryFn: () => body(api.GET('/api/auth/me')),
    staleTime: Infinity,
    retry: (failures, problem) => problem.status === 0 && failures < 2,
  });
}

/** For pages inside the session: the workspace is known there. */
export function useWorkspace(): Me['workspace'] {
  const me = useMe();
  if (me.data === undefined) throw new Error('useWorkspace outside of a session');
  return me.data.workspace;
}

export interface Credentials {
  email: string;
  password: string;
}

function enter(client: QueryClient, me: Me) {
  client.clear();
  client.setQueryData(meKey, { user: me.user, workspace: me.workspace });
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation<Me, Problem, Credentials>({
    mutationFn: (credentials) => body<Me>(api.POST('/api/auth/login', { body: credentials })),
    onSuccess: (me) => enter(client, me),
  });
}

export function useRegister() {
  const client = useQueryClient();
  return useMutation<Me, Problem, Credentials & { name: string; baseCurrency: string }>({
    mutationFn: (person) => body<Me>(api.POST('/api/auth/register', { body: person })),
    onSuccess: (me) => enter(client, me),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation<unknown, Problem>({
    mutationFn: () => api.POST('/api/auth/logout', {}),
    onSuccess: () => {
      client.clear();
      location.assign('/sign-in');
    },
  });
}

/** After a 401 in the middle of work: ask again who we are, which leads to the sign-in page and back here. */
export function forgetSession(client: QueryClient): void {
  void client.resetQueries({ queryKey: meKey });
}
