import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { useWorkspace } from '../session/session';
import { followLive } from './live';

const Progress = createContext<ReadonlyMap<string, number>>(new Map());

/** Follows the server's hints while somebody is signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const workspace = useWorkspace();
  const [progress, setProgress] = useState<ReadonlyMap<string, number>>(new Map());

  useEffect(
    () =>
      followLive(client, workspace.id, ({ kind, id, progress: percent }) => {
        if (kind === 'statement' && typeof percent === 'number') setProgress((all) => new Map(all).set(id, percent));
      }),
    [client, workspace.id],
  );
  return <Progress value={progress}>{children}</Progress>;
}

/** How far a statement is read, in percent, when the server has said so. */
export function useProgress(statementId: string | null): number | undefined {
  const all = use(Progress);
  return statementId === null ? undefined : all.get(statementId);
}
