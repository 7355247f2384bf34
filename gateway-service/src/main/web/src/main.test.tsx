// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { awayAtFirst, serve } from './test-page';

// Node gives the two entries of the package a context each, and a router without one of its own; browsers get them bundled.
vi.mock('react-router/dom', () => import('react-router'));

const me = {
  user: { id: 'u', email: 'ada@example.org', name: 'Ada' },
  workspace: { id: 'w', name: 'Home', baseCurrency: 'SGD' },
};
const nothing = { body: { items: [], next: null } };
const nobody = { status: 401, body: { code: 'no-session', title: 'Nobody is signed in' } };
const section = { total: { amount: '0.00', currency: 'SGD' }, lines: [] };
const report = {
  currency: 'SGD',
  complete: true,
  uncategorised: { count: 0 },
  freshness: { upToDate: true, recordedAt: null, head: 0, handledThrough: 0 },
};
const firstAway = awayAtFirst(me);
let signedIn = false;
let streams: string[];
let routes: typeof import('./routes').routes;

class SilentStream {
  constructor(url: string) {
    streams.push(url);
  }
  addEventListener() {}
  close() {}
}

/** The whole UI, begun at an address that only who is signed in may see. */
beforeAll(async () => {
  // Here React is on its own, as in a browser: the tests wait for what it shows.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  vi.stubGlobal('EventSource', SilentStream);
  vi.stubGlobal('scrollTo', () => undefined);
  streams = [];
  serve({
    'GET /api/auth/me': () => {
      const answer = firstAway();
      return answer.status === 503 || signedIn ? answer : nobody;
    },
    'POST /api/auth/login': () => {
      signedIn = true;
      return { body: me };
    },
    'GET /api/accounts': () => (signedIn ? nothing : nobody),
    'GET /api/journal-entries': nothing,
    'GET /api/statements': nothing,
    'GET /api/statements/pending': nothing,
    'GET /api/statements/pending/balances': { body: { accounts: [] } },
    'GET /api/statements/coverage': { body: { accounts: [] } },
    'GET /api/reconciliation/summary': { body: { review: 1, unmatched: 150 } },
    'GET /api/reconciliation/matches': nothing,
    'GET /api/import-profiles': nothing,
    'GET /api/import-profiles/broken': { body: {} },
    'GET /api/reports/net-worth': { body: { points: [] } },
    'GET /api/reports/balance-sheet': { body: { ...report, asOf: '2026-03-31', assets: section, liabilities: section, equity: section } },
    'GET /api/reports/income-statement': { body: { ...report, income: section, expenses: section, netIncome: section.total } },
    'GET /api/ping': { body: { state: 'ping', toggleCount: 0, updatedAt: null } },
  });
  document.body.innerHTML = '<div id="root"></div>';
  history.replaceState(null, '', '/journal?account=a1');
  await import('./main');
  ({ routes } = await import('./routes'));
});

const title = (name: string) => screen.findByRole('heading', { name, level: 1 });
const address = () => routes.state.location.pathname + routes.state.location.search;

async function signIn() {
  await userEvent.type(await screen.findByLabelText('E-mail'), 'ada@example.org');
  await userEvent.type(screen.getByLabelText('Password'), 'a short sentence{Enter}');
}

describe('the whole UI', () => {
  it('is blank until its first page is there', () => {
    expect(renderToString(routes.routes[0]!.hydrateFallbackElement)).toBe('');
  });

  it('waits for the server, leads a stranger to sign in, and then to where they wanted to go', async () => {
    expect(await screen.findByRole('alert')).toHaveTextContent('The service is away');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    await title('Sign in');
    expect(address()).toBe('/sign-in?next=%2Fjournal%3Faccount%3Da1');
    expect(streams).toEqual([]);
    await signIn();

    await title('Journal');
    expect(address()).toBe('/journal?account=a1');
    expect(streams).toContain('/api/events?workspace=w');
  });

  it.each([
    ['/', 'Home'],
    ['/statements', 'Statements'],
    ['/statements/unknown', 'Not found'],
    ['/reconciliation', 'Reconciliation'],
    ['/accounts', 'Accounts'],
    ['/journal/new', 'New entry'],
    ['/reports', 'Balance sheet'],
    ['/reports/income-statement', 'Income statement'],
    ['/settings', 'Settings'],
    ['/settings/import-profiles', 'Import profiles'],
    ['/register', 'Create an account'],
    ['/ping-pong', 'Ping-pong'],
    ['/nowhere', 'There is no such page'],
  ])('shows at %s: %s', async (path, heading) => {
    signedIn = true;
    await routes.navigate(path);
    expect(await screen.findByRole('heading', { name: heading })).toBeVisible();
  });

  it('is walked through by its navigation, which says how much waits', async () => {
    signedIn = true;
    await routes.navigate('/settings');
    await title('Settings');
    const main = within(screen.getByRole('navigation', { name: 'Main' }));
    await waitFor(() => expect(main.getByRole('link', { name: /^Reconciliation/ })).toHaveTextContent(/99\+$/));

    await userEvent.click(main.getByRole('link', { name: 'Accounts' }));

    await title('Accounts');
    expect(screen.getByRole('main'), 'a screen reader goes on there').toHaveFocus();
    expect(main.getByRole('link', { current: 'page' })).toHaveTextContent('Accounts');
    await waitFor(() => expect(document.title).toBe('Accounts · Finance Report'));
  });

  it('keeps the way to other pages where one breaks', async () => {
    signedIn = true;
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await routes.navigate('/settings/import-profiles/broken');

    expect(await screen.findByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
    const { location } = globalThis;
    const reload = vi.fn();
    vi.stubGlobal('location', { reload });
    await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
    vi.stubGlobal('location', location);
    expect(reload).toHaveBeenCalledOnce();

    await userEvent.click(within(screen.getByRole('navigation', { name: 'Main' })).getByRole('link', { name: 'Accounts' }));
    await title('Accounts');
  });

  it('leads who is not signed in any more to sign in, and back', async () => {
    signedIn = true;
    await routes.navigate('/journal/new');
    await title('New entry');

    signedIn = false;
    await routes.navigate('/accounts');
    // What was shown a moment ago is current; once it is not, the server is asked.
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    await routes.navigate('/journal/new');
    await routes.navigate('/accounts');
    await title('Sign in');
    expect(address()).toBe('/sign-in?next=%2Faccounts');

    await signIn();
    await title('Accounts');
  });
});
