import { useState } from 'react';
import { store, stored } from './storage';

export type Theme = 'system' | 'light' | 'dark';

function current(): Theme {
  const chosen = stored('theme');
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

/** The chosen theme; tokens.css follows the attribute, and the system where there is none. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(current);
  return [
    theme,
    (next) => {
      if (next === 'system') delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = next;
      store('theme', next === 'system' ? null : next);
      setTheme(next);
    },
  ];
}
