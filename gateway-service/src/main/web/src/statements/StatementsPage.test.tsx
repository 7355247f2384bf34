// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { awayAtFirst, showPage } from '../test-page';
import { UploadsProvider } from '../uploads/UploadsProvider';
import { StatementsPage } from './StatementsPage';

const sgd = (amount: string) => ({ amount, currency: 'SGD' });
const account = {
  identifier: '…3917',
  institution: null,
  currency: 'SGD',
  closingBalance: sgd('96.50'),
  computedClosingBalance: sgd('87.50'),
};
const march = {
  id: 's1',
  fileName: 'march.csv',
  format: 'csv',
  status: 'review',
  proof: 'contradicted',
  period: { from: '2026-03-01', to: '2026-03-31' },
  accounts: [account],
  transactionCount: 1200,
  problems: [],
  parts: [],
};
const page = (items: unknown[], next: string | null = null) => ({ items, next });

function show(answers: Parameters<typeof showPage>[1], at = '/statements') {
  return showPage(
    <UploadsProvider>
      <StatementsPage />
    </UploadsProvider>,
    {
      'GET /api/statements/pending': { body: page([]) },
      'GET /api/statements/pending/balances': { body: { accounts: [] } },
      'GET /api/statements/coverage': { body: { accounts: [] } },
      'GET /api/accounts': { body: page([{ id: 'a1', name: 'Giro', type: 'asset', balances: [] }]) },
      ...answers,
    },
    at,
  );
}

const row = async (file: string) => {
  const cells = within((await screen.findByRole('link', { name: file })).closest('tr')!).getAllByRole('cell');
  return cells.map((cell) => cell.textContent);
};

describe('the list of statements', () => {
  it('says of each its account, period, rows, closing balance and whether it is proven', async () => {
    show({ 'GET /api/statements': { body: page([march]) } });

    expect(await row('march.csv')).toEqual([
      'march.csv…3917 · SGD',
      'Mar 1, 2026 – Mar 31, 2026',
      '1,200',
      '96.50',
      'Contradicted',
      'Needs review96.50',
    ]);
    expect(screen.getByText('1 statement')).toBeVisible();
  });

  it('claims no rows of a file that was not read, and no proof', async () => {
    const failed = { ...march, status: 'failed', proof: null, period: null, accounts: [], transactionCount: 0 };
    show({ 'GET /api/statements': { body: page([failed, { ...failed, id: 's2', fileName: 'b', format: null, status: 'brewing' }]) } });

    expect(await row('march.csv')).toEqual(['march.csvCSV', '–', '–', '–', '', 'Not readable–']);
    expect((await row('b')).at(-1)).toBe('Unknown–');
  });

  it('computes the closing balance that a file does not say, and says when it does not name its account', async () => {
    const unnamed = { ...march, accounts: [{ ...account, identifier: null, closingBalance: null }] };
    show({ 'GET /api/statements': { body: page([unnamed]) } });

    const cells = await row('march.csv');
    expect([cells[0], cells[3]]).toEqual(['march.csvAccount not named · SGD', '87.50']);
  });

  it('is narrowed to one state by the person and by the address', async () => {
    show(
      {
        'GET /api/statements?limit=50': { body: page([march]) },
        'GET /api/statements?limit=50&status=approved': { body: page([]) },
      },
      '/statements?status=approved',
    );
    expect(await screen.findByRole('heading', { name: 'No statement is in this state' })).toBeVisible();
    const filter = within(screen.getByRole('group', { name: 'Which statements' }));
    expect(filter.getByRole('button', { pressed: true })).toHaveTextContent('Approved');

    await userEvent.click(filter.getByRole('button', { name: 'All' }));
    expect(await screen.findByRole('link', { name: 'march.csv' })).toBeVisible();
    await userEvent.click(filter.getByRole('button', { name: 'Approved' }));
    expect(await screen.findByRole('heading', { name: 'No statement is in this state' })).toBeVisible();
  });

  it('goes on where a page ends', async () => {
    show({
      'GET /api/statements?limit=50': { body: page([march], 'more') },
      'GET /api/statements?limit=50&cursor=more': { body: page([{ ...march, id: 's2', fileName: 'february.csv' }]) },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));

    expect(await screen.findByRole('link', { name: 'february.csv' })).toBeVisible();
    expect(screen.getByText('2 statements')).toBeVisible();
  });

  it('that is empty says what to do', async () => {
    show({ 'GET /api/statements': { body: page([]) } });

    expect(await screen.findByRole('heading', { name: 'No statements yet' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Choose files' })).toBeVisible();
  });

  it('that could not be had is asked for again', async () => {
    show({ 'GET /api/statements': awayAtFirst(page([march])) });

    expect(await screen.findByRole('alert')).toHaveTextContent('The service is away');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('link', { name: 'march.csv' })).toBeVisible();
  });
});

describe('the calendar of an account', () => {
  it('says of each month what is missing, contradictory or there twice', async () => {
    const month = (name: string, missingDays: number, contradicts: boolean, overlappingDays: number) => ({
      month: name,
      missingDays,
      contradicts,
      overlappingDays,
    });
    const months = [
      month('2026-01', 0, false, 0),
      month('2026-02', 1, true, 0),
      month('2026-03', 0, false, 2),
      month('2026-04', 12, false, 0),
    ];
    show({
      'GET /api/statements': { body: page([march]) },
      'GET /api/statements/coverage': { body: { accounts: [{ accountId: 'a1', months }] } },
    });

    const calendar = within(await screen.findByRole('region', { name: 'Coverage' }));
    expect(await calendar.findByRole('heading', { name: 'Giro' })).toBeVisible();
    expect(calendar.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
      'Jan 2026covered',
      'Feb 20261 day missing, contradictory',
      'Mar 20262 days twice',
      'Apr 202612 days missing',
    ]);
  });
});
