// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { showPage } from '../test-page';
import { BalanceSheetPage } from './BalanceSheetPage';
import { IncomeStatementPage } from './IncomeStatementPage';

const sgd = (amount: string) => ({ amount, currency: 'SGD' });
const section = (name: string, amount: string) => ({ total: sgd(amount), lines: [{ accountId: name, name, amount: sgd(amount) }] });
const common = {
  currency: 'SGD',
  complete: true,
  uncategorised: { count: 2 },
  freshness: { upToDate: true, recordedAt: null, head: 5, handledThrough: 5 },
};
const sheet = {
  ...common,
  asOf: '2026-03-31',
  assets: section('Bank', '90.00'),
  liabilities: section('Card', '30.00'),
  equity: section('Earnings', '60.00'),
  balanced: true,
};
const statement = { ...common, income: section('Salary', '100.00'), expenses: section('Rent', '40.00'), netIncome: sgd('60.00') };

const answers = {
  'GET /api/reports/balance-sheet': { body: sheet },
  'GET /api/reports/income-statement': { body: statement },
};

const reportsAsked = (asked: string[]) => asked.map((question) => question.split('?')[1]);
const row = (name: string) => screen.findByRole('row', { name: new RegExp(`^${name}`) });

describe('a report', () => {
  it('leads to its last line and says what keeps it from being the last word', async () => {
    showPage(<BalanceSheetPage />, answers);

    expect(await row('Total assets')).toHaveTextContent('90.00');
    expect(await row('Liabilities and equity')).toHaveTextContent('90.00');
    expect(screen.getByText('Balances')).toBeVisible();
    expect(screen.getByText(/2 transactions in it have no category yet/)).toBeVisible();
  });

  it('is asked for the days of its address, which its CSV has too', async () => {
    const asked = showPage(<IncomeStatementPage />, answers, '/?from=2026-01-01&to=2026-03-31');

    expect(await row('Net income')).toHaveTextContent('60.00');
    expect(reportsAsked(asked)).toEqual(['from=2026-01-01&to=2026-03-31&currency=SGD']);
    expect(screen.getByRole('link', { name: 'CSV' })).toHaveAttribute(
      'href',
      '/api/reports/income-statement?from=2026-01-01&to=2026-03-31&currency=SGD&format=csv',
    );
    expect(screen.getByRole('combobox', { name: 'Dates' })).toHaveDisplayValue('Chosen freely');
  });

  it('takes dates from a preset', async () => {
    const asked = showPage(<BalanceSheetPage />, answers);
    await row('Total assets');

    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Dates' }), 'End of last year');

    await row('Total assets');
    expect(reportsAsked(asked).at(-1)).toMatch(/^asOf=\d{4}-12-31&/);
  });

  it('asks for no year that is only half typed', async () => {
    const asked = showPage(<BalanceSheetPage />, answers, '/?asOf=2026-03-31');
    await row('Total assets');
    const date = screen.getByLabelText('As of');

    for (const typed of ['0002-03-31', '0020-03-31', '0202-03-31', '2025-03-31']) fireEvent.change(date, { target: { value: typed } });

    await row('Total assets');
    expect(reportsAsked(asked)).toEqual(['asOf=2026-03-31&currency=SGD', 'asOf=2025-03-31&currency=SGD']);
    fireEvent.change(date, { target: { value: '' } });
    fireEvent.blur(date);
    expect(date).toHaveValue('2025-03-31');
  });

  it('goes to paper', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    showPage(<BalanceSheetPage />, answers);

    await userEvent.click(screen.getByRole('button', { name: 'Print' }));

    expect(print).toHaveBeenCalledOnce();
  });

  it('whose first day is after its last asks nothing and says why', async () => {
    const asked = showPage(<IncomeStatementPage />, answers, '/?from=2026-03-31&to=2026-01-01');

    expect(within(screen.getByRole('region', { name: 'Income statement' })).getByRole('alert')).toHaveTextContent('turn them round');
    expect(asked).toEqual([]);
  });
});
