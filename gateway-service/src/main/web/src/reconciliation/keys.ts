import { useEffect } from 'react';

/** What the workbench does by keyboard. */
export interface WorkbenchKeys {
  next: () => void;
  previous: () => void;
  accept: () => void;
  /** Opens the choice of what else it may be. */
  choose?: () => void;
  reject: () => void;
  help: () => void;
}

const byKey: Readonly<Record<string, keyof WorkbenchKeys>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'accept',
  c: 'choose',
  x: 'reject',
  '?': 'help',
};

/** Which command a key press means; none while somebody types, or a control of its own has the focus. */
export function commandOf(event: KeyboardEvent): keyof WorkbenchKeys | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, [contenteditable], [role=dialog], [role=listbox]')) return null;
  if (event.key === 'Enter' && target?.closest('button, a, summary')) return null;
  return byKey[event.key] ?? null;
}

export function useWorkbenchKeys(keys: WorkbenchKeys, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const press = (event: KeyboardEvent) => {
      const command = commandOf(event);
      const act = command && keys[command];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

/** Where the focus stands after a step, or after items went away. */
export function stepTo(index: number, step: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index + step));
}

/** How many before the last one the next page is asked for, so that nobody who moves by keyboard comes to an end too early. */
export const loadAhead = 10;

interface MorePages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
}

export function useLoadAhead({ hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage }: MorePages, near: boolean): void {
  useEffect(() => {
    if (near && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [near, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
}
