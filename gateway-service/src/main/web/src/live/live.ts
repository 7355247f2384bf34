import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { Problem } from '../api/problem';

/** What the server says over SSE: something of this kind changed, look again. */
export interface Hint {
  kind: string;
  id: string;
  version?: number;
  progress?: number | null;
}

export const pollEveryMs = 5_000;
const currentForMs = 1_000;
const gatherMs = 300;
// The gateway limits requests a minute: a long import must not use them up.
const askAgainAfterMs = 2_000;
// Hints are best effort: with the server's Redis away the stream stands and is silent.
const lookAnywayMs = 30_000;
const reopenAfterMs = 15_000;
const closed = 2; // EventSource.CLOSED

const touched: Readonly<Record<string, readonly QueryKey[]>> = {
  statement: [['statements']],
  account: [['accounts'], ['reports']],
  entry: [['entries'], ['accounts'], ['reports'], ['unmatched'], ['matches', 'summary']],
  match: [['matches'], ['unmatched'], ['entries']],
  report: [['reports']],
};

export function keysTouchedBy(hint: Hint): readonly QueryKey[] {
  if (hint.kind === 'statement') return [['statements'], ['statement', hint.id], ['statement-transactions', hint.id]];
  return touched[hint.kind] ?? [];
}

export function parseHint(data: string): Hint | null {
  try {
    const hint = JSON.parse(data) as Partial<Hint> | null;
    return typeof hint?.kind === 'string' && typeof hint.id === 'string' ? (hint as Hint) : null;
  } catch {
    return null;
  }
}

/**
 * Keeps what is on screen current: by hints of the server while the stream stands, by asking every 5 s while it does
 * not. Hints come in bursts, so keys are gathered for a moment and each is asked for once.
 */
export function followLive(
  client: QueryClient,
  workspaceId: string,
  onProgress: (hint: Hint) => void,
  open: (url: string) => EventSource = (url) => new EventSource(url),
): () => void {
  const waiting = new Map<string, QueryKey>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let flushedAt = -Infinity;

  // What is being fetched, or was a moment ago, is current: a stream begins by asking for everything.
  const everything = () =>
    void client.invalidateQueries(
      {
        predicate: ({ queryKey, state }) =>
          queryKey[0] !== 'me' && state.data !== undefined && state.dataUpdatedAt < Date.now() - currentForMs,
      },
      { cancelRefetch: false },
    );
  const poll = () => {
    polling ??= setInterval(everything, pollEveryMs);
  };
  const flush = () => {
    gathering = undefined;
    flushedAt = performance.now();
    for (const queryKey of waiting.values()) void client.invalidateQueries({ queryKey });
    waiting.clear();
  };
  const hear = (event: MessageEvent<string>) => {
    const hint = parseHint(event.data);
    if (hint === null) return;
    for (const key of keysTouchedBy(hint)) waiting.set(JSON.stringify(key), key);
    gathering ??= setTimeout(flush, Math.max(gatherMs, askAgainAfterMs - (performance.now() - flushedAt)));
    onProgress(hint);
  };

  let source: EventSource;
  let reopening: ReturnType<typeof setTimeout> | undefined;

  const stopPolling = () => {
    clearInterval(polling);
    polling = undefined;
  };
  const connect = () => {
    source = open(`/api/events?workspace=${encodeURIComponent(workspaceId)}`);
    source.onopen = () => {
      stopPolling();
    };
    source.onerror = () => {
      poll();
      // The browser reconnects by itself except after an answer that is not a stream.
      if (source.readyState === closed) reopening = setTimeout(connect, reopenAfterMs);
    };
    source.onmessage = hear;
    source.addEventListener('hint', hear);
    source.addEventListener('resync', everything);
  };
  connect();
  // A service that died is back within seconds; what asked for it in vain comes back by itself too.
  const unanswered = setInterval(
    () => void client.invalidateQueries({ predicate: ({ state }) => state.status === 'error' && Problem.of(state.error).unanswered }),
    pollEveryMs,
  );
  const anyway = setInterval(() => document.visibilityState === 'visible' && everything(), lookAnywayMs);

  return () => {
    clearInterval(unanswered);
    clearInterval(anyway);
    source.close();
    stopPolling();
    clearTimeout(gathering);
    clearTimeout(reopening);
  };
}
