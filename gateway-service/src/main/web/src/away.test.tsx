// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { ProfilePage } from './profiles/ProfilePage';
import { ProfilesPage } from './profiles/ProfilesPage';
import { BalanceSheetPage } from './reports/BalanceSheetPage';
import { ReviewPage } from './statements/ReviewPage';
import { Pending } from './statements/Pending';
import { awayAtFirst, showPage } from './test-page';

const sgd = (amount: string) => ({ amount, currency: 'SGD' });
const page = (items: unknown[]) => ({ items, next: null });
const profile = {
  id: 'p1',
  name: 'Giro',
  version: 2,
  accountIds: [],
  layout: { format: 'csv', separator: ';', headed: true, columns: [] },
  hasSample: false,
  versions: [],
};
const statement = {
  id: 's1',
  version: 3,
  fileName: 'march.csv',
  format: 'csv',
  status: 'review',
  proof: 'contradicted',
  period: null,
  accounts: [],
  parts: [],
  transactionCount: 0,
  newTransactionCount: 0,
  problems: [],
};
const finding = { id: 'f1', sentence: 'A row is missing.', closesChain: false, bookedBetween: null, expected: sgd('9.00') };
const section = { total: sgd('0.00'), lines: [] };
const sheet = {
  currency: 'SGD',
  asOf: '2026-03-31',
  complete: true,
  uncategorised: { count: 0 },
  freshness: { upToDate: true, recordedAt: null, head: 5, handledThrough: 5 },
  assets: section,
  liabilities: section,
  equity: section,
};
const expected = {
  id: 'e1',
  accountId: 'a1',
  state: 'open',
  expectedOn: '2026-01-10',
  amount: sgd('-20.00'),
  description: 'TEA HOUSE',
  links: [],
  candidates: [],
};
const impact = { statementId: 's1', transactions: 3, entries: { bank: 2, transfer: 1 }, transfers: 0, decisions: 0 };

const answers = {
  'GET /api/accounts': { body: page([]) },
  'GET /api/statements': { body: page([]) },
  'GET /api/statements/s1': { body: statement },
  'GET /api/statements/s1/transactions': { body: page([]) },
  'GET /api/statements/s1/doctor': { body: { accounts: [] } },
  'GET /api/statements/pending/balances': { body: { accounts: [] } },
};
const at = (path: string, element: ReactNode) => (
  <Routes>
    <Route path={path} element={element} />
  </Routes>
);

describe('what could not be had is asked for again', () => {
  it.each<[string, ReactNode, string, string, unknown, string]>([
    ['import profiles', <ProfilesPage />, '/', 'GET /api/import-profiles', page([profile]), 'Giro'],
    [
      'an import profile',
      at('/profiles/:id', <ProfilePage />),
      '/profiles/p1',
      'GET /api/import-profiles/p1',
      profile,
      'Download the profile',
    ],
    ['a report', <BalanceSheetPage />, '/', 'GET /api/reports/balance-sheet', sheet, 'Total assets'],
    ['a statement', at('/statements/:id', <ReviewPage />), '/statements/s1', 'GET /api/statements/s1', statement, 'No rows'],
    [
      'the doctor',
      at('/statements/:id', <ReviewPage />),
      '/statements/s1',
      'GET /api/statements/s1/doctor',
      { accounts: [{ ordinal: 0, findings: [finding], repairs: [] }] },
      'A row is missing.',
    ],
    ['what banks expect', <Pending />, '/', 'GET /api/statements/pending', page([expected]), 'TEA HOUSE'],
  ])('%s', async (_, shown, place, question, body, text) => {
    showPage(shown, { ...answers, [question]: awayAtFirst(body) }, place);

    expect(await screen.findByRole('alert')).toHaveTextContent('The service is away');
    expect(screen.queryByText(text)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText(text)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('what depends on an import, before it can be taken back', async () => {
    showPage(
      at('/statements/:id', <ReviewPage />),
      {
        ...answers,
        'GET /api/statements/s1': { body: { ...statement, status: 'approved' } },
        'GET /api/reconciliation/impact': awayAtFirst(impact),
      },
      '/statements/s1',
    );

    await userEvent.click(await screen.findByRole('button', { name: 'Take back' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByRole('alert')).toHaveTextContent('The service is away');
    expect(dialog.getByRole('button', { name: 'Take back' })).toBeDisabled();
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));

    expect(await dialog.findByText('At most 3 transactions go')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Take back' })).toBeEnabled();
  });
});
