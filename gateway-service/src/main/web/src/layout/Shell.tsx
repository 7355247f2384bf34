import { useEffect, useRef } from 'react';
import { Navigate, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { LiveProvider } from '../live/LiveProvider';
import { useMe } from '../session/session';
import { useI18n } from '../kit/i18n';
import { AccountsIcon, HomeIcon, JournalIcon, ReconciliationIcon, ReportsIcon, SettingsIcon, StatementsIcon } from '../kit/icons';
import { Failure, SkeletonRows } from '../kit/ui';
import { DropAnywhere } from '../uploads/DropAnywhere';
import { UploadsProvider } from '../uploads/UploadsProvider';
import { UploadTray } from '../uploads/UploadTray';
import { useAttention } from './attention';
import css from './Shell.module.css';

const places = [
  { to: '/', key: 'nav.home', Icon: HomeIcon, phone: true },
  { to: '/statements', key: 'nav.statements', Icon: StatementsIcon, phone: true },
  { to: '/reconciliation', key: 'nav.reconciliation', short: 'nav.reconciliation.short', Icon: ReconciliationIcon, phone: true },
  { to: '/accounts', key: 'nav.accounts', Icon: AccountsIcon, phone: false },
  { to: '/journal', key: 'nav.journal', Icon: JournalIcon, phone: false },
  { to: '/reports', key: 'nav.reports', Icon: ReportsIcon, phone: true },
  { to: '/settings', key: 'nav.settings', Icon: SettingsIcon, phone: true },
] as const;

/** The frame of every page inside the session: who is signed in, where one can go, what is being uploaded. */
export function Shell() {
  const me = useMe();
  const { pathname, search } = useLocation();

  if (me.data !== undefined) {
    return (
      <LiveProvider key={me.data.workspace.id}>
        <UploadsProvider>
          <Frame />
        </UploadsProvider>
      </LiveProvider>
    );
  }
  if (me.error?.status === 401) {
    const next = pathname + search;
    return <Navigate to={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  return (
    <main className={css.content}>
      {me.error ? <Failure error={me.error} onRetry={() => void me.refetch()} /> : <SkeletonRows rows={6} />}
    </main>
  );
}

function Frame() {
  const { t } = useI18n();
  const attention = useAttention();
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);

  // A new page is read from its beginning, also by a screen reader.
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    content.current?.focus({ preventScroll: true });
  }, [pathname]);

  const counts: Partial<Record<string, number>> = {
    '/statements': attention.statements,
    '/reconciliation': attention.matches + attention.unmatched,
  };

  return (
    <div className={css.frame}>
      <a className={css.skip} href="#content">
        {t('nav.skip')}
      </a>
      <nav className={css.nav} aria-label={t('nav.label')}>
        <NavLink className={css.brand!} to="/">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span>Finance Report</span>
        </NavLink>
        <ul>
          {places.map(({ to, key, Icon, phone, ...place }) => (
            <li key={to} className={phone ? undefined : css.notOnPhone}>
              <NavLink to={to} end={to === '/'} className={css.link!}>
                <Icon />
                {'short' in place ? (
                  <>
                    <span className={css.notOnPhone}>{t(key)}</span>
                    <span className={css.onPhone}>{t(place.short)}</span>
                  </>
                ) : (
                  <span>{t(key)}</span>
                )}
                {!!counts[to] && <span className={css.count}>{counts[to] > 99 ? '99+' : counts[to]}</span>}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <main ref={content} id="content" className={css.content} tabIndex={-1}>
        <Outlet />
      </main>
      <ScrollRestoration />
      <UploadTray />
      <DropAnywhere />
    </div>
  );
}
