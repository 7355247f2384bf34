import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nProvider as AriaI18nProvider } from 'react-aria-components';
import { en, type MessageKey, type Messages } from '../messages/en';
import { fill } from './messages';
import { stored, store } from './storage';

export type Language = 'en' | 'zh';

export interface I18n {
  language: Language;
  /** For numbers and dates: the browser's own variant of the language when it has one. */
  locale: string;
  t: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
  setLanguage: (language: Language) => void;
}

function browserLocale(language: Language): string {
  const own = globalThis.navigator?.languages.find((each) => each.toLowerCase().startsWith(language));
  return own ?? (language === 'zh' ? 'zh-CN' : 'en');
}

function firstLanguage(): Language {
  const chosen = stored('language');
  if (chosen === 'en' || chosen === 'zh') return chosen;
  return globalThis.navigator?.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const I18nContext = createContext<I18n | null>(null);

export function I18nProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState(firstLanguage);
  const [messages, setMessages] = useState<Messages>(en);

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    let current = true;
    if (language === 'en') setMessages(en);
    else void import('../messages/zh').then(({ zh }) => current && setMessages(zh));
    return () => {
      current = false;
    };
  }, [language]);

  const locale = browserLocale(language);
  const t = useCallback<I18n['t']>((key, values = {}) => fill(messages[key], values, locale), [messages, locale]);
  const setLanguage = useCallback((next: Language) => {
    store('language', next);
    choose(next);
  }, []);
  const i18n = useMemo(() => ({ language, locale, t, setLanguage }), [language, locale, t, setLanguage]);

  return (
    <I18nContext value={i18n}>
      <AriaI18nProvider locale={locale}>{children}</AriaI18nProvider>
    </I18nContext>
  );
}

export function useI18n(): I18n {
  const i18n = use(I18nContext);
  if (i18n === null) throw new Error('useI18n outside of I18nProvider');
  return i18n;
}
