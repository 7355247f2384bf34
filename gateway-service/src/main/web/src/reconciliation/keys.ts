import { useEffect } from 'react';

/** What the workbench does by keyboard. */
export interface WorkbenchKeys {
  next: () => void;
  previous: () => void;
  accept: () => void;
  reject: () => void;
  help: () => void;
}

const byKey: Readonly<Record<string, keyof WorkbenchKeys>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'accept',
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
      if (command === null) return;
      event.preventDefault();
      keys[command]();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

/** Where the focus stands after a step, or after items went away. */
export function stepTo(index: number, step: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index + step));
}
