import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useReducer, useRef, type Dispatch, type ReactNode } from 'react';
import { Problem } from '../api/problem';
import { send } from './send';
import { noUploads, startable, uploadsReducer, type UploadAction, type Uploads } from './uploads';

const UploadsContext = createContext<[Uploads, Dispatch<UploadAction>] | null>(null);

/** Uploads go on while the person walks through other pages. */
export function UploadsProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [uploads, dispatch] = useReducer(uploadsReducer, noUploads);
  const started = useRef(new Set<number>());

  useEffect(() => {
    for (const { id, state } of uploads.all) if (state.at === 'refused') started.current.delete(id);
    for (const { id, file, options } of startable(uploads)) {
      if (started.current.has(id)) continue;
      started.current.add(id);
      dispatch({ do: 'start', id });
      send(file, options, (percent) => dispatch({ do: 'progress', id, percent })).then(
        (statement) => {
          dispatch({ do: 'receive', id, statementId: statement.id });
          void client.invalidateQueries({ queryKey: ['statements'] });
        },
        (error: unknown) => dispatch({ do: 'refuse', id, problem: Problem.of(error) }),
      );
    }
  }, [uploads, client]);

  useEffect(() => {
    const sending = uploads.all.some(({ state }) => state.at === 'waiting' || state.at === 'sending');
    if (!sending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [uploads]);

  const value = useMemo<[Uploads, Dispatch<UploadAction>]>(() => [uploads, dispatch], [uploads]);
  return <UploadsContext value={value}>{children}</UploadsContext>;
}

export function useUploads(): [Uploads, Dispatch<UploadAction>] {
  const uploads = use(UploadsContext);
  if (uploads === null) throw new Error('useUploads outside of UploadsProvider');
  return uploads;
}
