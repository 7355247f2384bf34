// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { awayAtFirst, showPage } from '../test-page';
import { UploadsProvider } from '../uploads/UploadsProvider';
import { HomePage } from './HomePage';
import { NetWorthChart } from './NetWorthChart';

const sgd = (amount: string) => ({ amount, currency: 'SGD' });
const total = (amount: string | null) => ({ total: amount === null ? null : sgd(amount), lines: [] });
const freshness = { upToDate: true, recordedAt: null, head: 5, handledThrough: 5 };
const march = {
  id: 's1',
  fileName: 'march.csv',
  status: 'approved',
  proof: 'proven',
  period: { from: '2026-03-01', to: '2026-03-31' },
  accounts: [],
  parts: [],
  problems: [],
};
const sheet = { assets: total('1500.00'), liabilities: total('2000.00'), freshness };
const month = (income: string, expenses: string, net: string) => ({
  income: total(income),
  expenses: total(expenses),
  netIncome: sgd(net),
  freshness,
});
const nothing = { items: [], next: null };

const answers = {
  'GET /api/statements': { body: nothing },
  'GET /api/statements?limit=50': { body: { items: [march], next: null } },
  'GET /api/reconciliation/summary': { body: { review: 0, unmatched: 0 } },
  'GET /api/reports/balance-sheet': { body: sheet },
  'GET /api/reports/net-worth': { body: { points: [] } },
  'GET /api/reports/income-statement?from=2026-03-01&to=2026-03-31&currency=SGD': { body: month('100.00', '140.00', '-40.00') },
  'GET /api/reports/income-statement?from=2026-02-01&to=2026-02-28&currency=SGD': { body: month('90.00', '30.00', '60.00') },
  'GET /api/reports/income-statement?from=2026-01-01&to=2026-01-31&currency=SGD': { body: month('80.00', '20.00', '60.00') },
};

function show(more: Parameters<typeof showPage>[1] = {}) {
  return showPage(
    <UploadsProvider>
      <HomePage />
    </UploadsProvider>,
    { ...answers, ...more },
  );
}

const card = (name: string) => screen.findByRole('region', { name });

describe('home', () => {
  it('says what a person has, owes and is worth', async () => {
    show();

    const netWorth = await card('Net worth');
    await waitFor(() => expect(within(netWorth).getByTestId('net-worth')).toHaveTextContent('\u2212500.00 SGD'));
    expect(within(netWorth).getByText('Assets').nextElementSibling).toHaveTextContent('1,500.00');
    expect(within(netWorth).getByText('Liabilities').nextElementSibling).toHaveTextContent('2,000.00');
    expect(within(netWorth).getByText('Up to date')).toBeVisible();
    expect(screen.getByText('Good to see you, Ada.')).toBeVisible();
  });

  it('claims no net worth where a rate is missing', async () => {
    show({ 'GET /api/reports/balance-sheet': { body: { ...sheet, liabilities: total(null) } } });

    const netWorth = await card('Net worth');
    expect(await within(netWorth).findByText('1,500.00')).toBeVisible();
    expect(within(netWorth).getByTestId('net-worth')).toHaveTextContent(/^–$/);
  });

  it('tells net worth month by month, from the last month without any', async () => {
    const point = (date: string, amount: string | null) => ({ date, netWorth: amount === null ? null : sgd(amount) });
    const points = [
      point('2025-11-30', '0.00'),
      point('2025-12-31', '0.00'),
      point('2026-01-31', '-500.00'),
      point('2026-02-28', null),
      point('2026-03-31', '1000.00'),
    ];
    show({ 'GET /api/reports/net-worth': { body: { points } } });

    const months = await screen.findByRole('table', { name: 'Net worth at the end of each month' });
    expect(
      within(months)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual(['December 20250.00 SGD', 'January 2026\u2212500.00 SGD', 'March 20261,000.00 SGD']);
    const line = screen.getByRole('figure').querySelector('path:last-of-type')!.getAttribute('d')!;
    const heights = [...line.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));
    expect(heights[1], 'a debt is drawn below nothing').toBeGreaterThan(heights[0]!);
    expect(heights[2], 'and what one has above it').toBeLessThan(heights[0]!);
  });

  it('draws a line from two months on', () => {
    const points = [
      { date: '2026-02-28', netWorth: sgd('1.00') },
      { date: '2026-03-31', netWorth: sgd('1.00') },
    ];
    showPage(<NetWorthChart points={points} />, {});
    expect(screen.getByRole('figure')).toBeVisible();
    cleanup();

    showPage(<NetWorthChart points={points.slice(1)} />, {});
    expect(screen.queryByRole('figure')).toBeNull();
  });

  it('shows the month of the latest statement beside the one before, and others on request', async () => {
    show();

    const ofMonth = await card('Income and expenses of a month');
    expect(within(ofMonth).getByRole('heading', { name: 'March 2026' })).toBeVisible();
    await waitFor(() => expect(within(ofMonth).getByRole('row', { name: 'Net income \u221240.00 60.00' })).toBeVisible());
    expect(within(ofMonth).getByRole('row', { name: 'Income 100.00 90.00' })).toBeVisible();

    await userEvent.click(within(ofMonth).getByRole('button', { name: 'Month before' }));
    expect(within(ofMonth).getByRole('heading', { name: 'February 2026' })).toBeVisible();
    await waitFor(() => expect(within(ofMonth).getByRole('row', { name: 'Expenses 30.00 20.00' })).toBeVisible());
    expect(within(ofMonth).getByRole('link')).toHaveAttribute('href', '/reports/income-statement?from=2026-02-01&to=2026-02-28');

    await userEvent.click(within(ofMonth).getByRole('button', { name: 'Month after' }));
    expect(within(ofMonth).getByRole('heading', { name: 'March 2026' })).toBeVisible();
  });

  it('leads to what waits for the person, and says when nothing does', async () => {
    show({
      'GET /api/statements?status=review&limit=100': { body: { items: [march], next: null } },
      'GET /api/reconciliation/summary': { body: { review: 0, unmatched: 1200 } },
    });

    const waiting = await card('Needs you');
    await waitFor(() =>
      expect(
        within(waiting)
          .getAllByRole('link')
          .map((link) => [link.textContent, link.getAttribute('href')]),
      ).toEqual([
        ['1statement to review', '/statements?status=review'],
        ['1,200transactions without a category', '/reconciliation?view=unmatched'],
      ]),
    );
  });

  it('says that nothing waits', async () => {
    show();
    expect(await screen.findByText('Nothing. Everything is proven and in the books.')).toBeVisible();
  });

  it('lists the latest five statements', async () => {
    const items = Array.from({ length: 6 }, (_, i) => ({ ...march, id: `s${i}`, fileName: `${i}.csv` }));
    show({ 'GET /api/statements?limit=50': { body: { items, next: null } } });

    const latest = await card('Latest statements');
    expect(
      within(latest)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['0.csv', '1.csv', '2.csv', '3.csv', '4.csv']);
    expect(within(latest).getAllByText('Approved')).toHaveLength(5);
    expect(screen.queryByRole('region', { name: 'Upload bank files' })).toBeNull();
  });

  it('of somebody new begins with an upload', async () => {
    show({ 'GET /api/statements?limit=50': { body: nothing } });

    expect(await card('Upload bank files')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Latest statements' })).toBeNull();
  });

  it.each([
    ['Net worth', 'GET /api/reports/balance-sheet', sheet, '1,500.00'],
    [
      'Income and expenses of a month',
      'GET /api/reports/income-statement?from=2026-03-01&to=2026-03-31&currency=SGD',
      month('100.00', '140.00', '-40.00'),
      '140.00',
    ],
  ])('shows the rest while %s is away, and asks again', async (name, question, body, figure) => {
    show({ [question]: awayAtFirst(body) });

    const failed = within(await card(name));
    expect(await failed.findByRole('alert')).toHaveTextContent('The service is away');
    expect(screen.getByRole('region', { name: 'Latest statements' })).toBeVisible();
    await userEvent.click(failed.getByRole('button', { name: 'Try again' }));

    expect(await within(await card(name)).findByText(figure)).toBeVisible();
  });
});
