import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import type { ImportProfile, ImportProfileFile, ImportTrial } from '../api/types';
import type { Draft, Layout } from './draft';

const key = ['import-profiles'];
const listKey = [...key, 'list'];
const oneKey = (id: string) => [...key, id];

/** The profiles in the order of their names. */
export function useProfiles() {
  return useInfiniteQuery({
    queryKey: listKey,
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/import-profiles', { params: { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
  });
}

export function useProfile(id: string) {
  return useQuery<ImportProfile, Problem>({
    queryKey: oneKey(id),
    queryFn: () => body(api.GET('/api/import-profiles/{id}', { params: { path: { id } } })),
  });
}

/** Holds a change to the version that the person saw (RFC 9110, section 13.1.1). */
function ifMatch(version: number) {
  return { 'If-Match': `"${version}"` };
}

export interface Change {
  version: number;
  draft: Draft;
}

export function useChangeProfile(id: string) {
  const client = useQueryClient();
  return useMutation<ImportProfile, Problem, Change>({
    mutationFn: ({ version, draft }) =>
      body(
        api.PUT('/api/import-profiles/{id}', {
          params: { path: { id } },
          headers: ifMatch(version),
          body: { ...draft, name: draft.name.trim() },
        }),
      ),
    onSuccess: (profile) => {
      client.setQueryData(oneKey(id), profile);
      void client.invalidateQueries({ queryKey: listKey });
    },
  });
}

export function useDeleteProfile({ id, version }: ImportProfile) {
  const client = useQueryClient();
  return useMutation<unknown, Problem>({
    mutationFn: () => api.DELETE('/api/import-profiles/{id}', { params: { path: { id } }, headers: ifMatch(version) }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  });
}

export function useTakeProfile() {
  const client = useQueryClient();
  return useMutation<ImportProfile, Problem, ImportProfileFile>({
    mutationFn: (file) => body(api.POST('/api/import-profiles', { body: file })),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey }),
  });
}

/** What a layout makes of the sample that the profile has; nothing changes. */
export function useTestProfile(id: string) {
  return useMutation<ImportTrial, Problem, Layout>({
    mutationFn: (layout) => body(api.POST('/api/import-profiles/{id}/test', { params: { path: { id } }, body: { layout } })),
  });
}

/** Where the profile is downloaded from. */
export function profileFilePath(id: string, withSample: boolean): string {
  return `/api/import-profiles/${encodeURIComponent(id)}/file${withSample ? '?sample=true' : ''}`;
}
