import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { followLive, keysTouchedBy, parseHint, pollEveryMs } from './live';

class FakeStream extends EventTarget {
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: MessageEvent<string>) => void) | null = null;
  readyState = 1;
  closed = false;

  close() {
    this.closed = true;
  }

  say(hint: object) {
    this.onmessage?.(new MessageEvent('message', { data: JSON.stringify(hint) }));
  }
}

function follow() {
  const client = new QueryClient();
  const asked = vi.spyOn(client, 'invalidateQueries');
  const streams: FakeStream[] = [];
  const progress = vi.fn();
  const stop = followLive(client, 'w 1', progress, (url) => {
    expect(url).toBe('/api/events?workspace=w%201');
    streams.push(new FakeStream());
    return streams.at(-1) as unknown as EventSource;
  });
  // Every round has its own kind of call: keys, all but the fresh, or what had no answer.
  const rounds = () => asked.mock.calls.filter(([, options]) => options?.cancelRefetch === false).length;
  return { client, asked, rounds, streams, progress, stop };
}

describe('live hints', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ask once for what a burst of hints touched', () => {
    const { asked, streams, progress, stop } = follow();

    for (let version = 0; version < 50; version++) streams[0]!.say({ kind: 'statement', id: 's1', version, progress: version });
    vi.advanceTimersByTime(300);

    expect(asked).toHaveBeenCalledTimes(keysTouchedBy({ kind: 'statement', id: 's1' }).length);
    expect(progress).toHaveBeenCalledTimes(50);
    stop();
    expect(streams[0]!.closed).toBe(true);
  });

  it('poll while the stream is away and stop when it is back', () => {
    const { rounds, streams, stop } = follow();
    streams[0]!.onopen?.();
    expect(rounds()).toBe(0);

    streams[0]!.onerror?.();
    vi.advanceTimersByTime(2 * pollEveryMs);
    expect(rounds()).toBe(2);

    streams[0]!.onopen?.();
    vi.advanceTimersByTime(2 * pollEveryMs);
    expect(rounds()).toBe(2);
    stop();
  });

  it('look at everything but what is fresh when the server says that some were missed', () => {
    const { asked, streams, stop } = follow();

    streams[0]!.dispatchEvent(new Event('resync'));

    const [{ predicate }] = asked.mock.calls[0] as unknown as [{ predicate: (query: object) => boolean }];
    const query = (key: string, agoMs: number, known = true) => ({
      queryKey: [key],
      state: { data: known ? {} : undefined, dataUpdatedAt: Date.now() - agoMs },
    });
    expect(predicate(query('statements', 5_000))).toBe(true);
    expect(predicate(query('statements', 10))).toBe(false);
    expect(predicate(query('statements', 5_000, false))).toBe(false);
    expect(predicate(query('me', 5_000))).toBe(false);
    stop();
  });

  it('look now and then although no hint comes', () => {
    vi.stubGlobal('document', { visibilityState: 'visible' });
    const { rounds, streams, stop } = follow();
    streams[0]!.onopen?.();
    vi.advanceTimersByTime(60_000);
    expect(rounds()).toBe(2);
    stop();
    vi.unstubAllGlobals();
  });

  it.each([
    ['no service answered is asked again by itself', new Problem(503, 'unavailable', 'Away', null), 'back'],
    ['a service refused is not', new Problem(404, 'not-found', 'Gone', null), undefined],
  ])('what %s', async (_, problem, found) => {
    const { client, stop } = follow();
    let answer = (): Promise<string> => Promise.reject(problem);
    const observer = new QueryObserver(client, { queryKey: ['reports'], queryFn: () => answer(), retry: false });
    const unsubscribe = observer.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(10);
    expect(observer.getCurrentResult().isError).toBe(true);

    answer = () => Promise.resolve('back');
    await vi.advanceTimersByTimeAsync(pollEveryMs);

    expect(observer.getCurrentResult().data).toBe(found);
    unsubscribe();
    stop();
  });

  it('open a new stream after an answer that was none', () => {
    const { streams, stop } = follow();
    streams[0]!.readyState = 2;
    streams[0]!.onerror?.();
    vi.advanceTimersByTime(20_000);
    expect(streams).toHaveLength(2);
    stop();
  });

  it('ignore what they do not know', () => {
    expect(parseHint('{"kind":1}')).toBeNull();
    expect(parseHint('nonsense')).toBeNull();
    expect(keysTouchedBy({ kind: 'weather', id: 'x' })).toEqual([]);
  });
});
