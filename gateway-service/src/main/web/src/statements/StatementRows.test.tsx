// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Statement } from '../api/types';
import { awayAtFirst, showPage } from '../test-page';
import { StatementRows } from './StatementRows';

const sgd = (amount: string) => ({ amount, currency: 'SGD' });
const statement = { id: 's1', status: 'review', transactionCount: 700 } as Statement;
const row = (i: number, more: object = {}) => ({
  id: `t${i}`,
  ordinal: i,
  bookedOn: '2026-03-04',
  amount: sgd('-12.50'),
  balance: sgd('87.50'),
  description: `Payment ${i}`,
  counterparty: null,
  reference: null,
  standing: 'booked',
  decision: null,
  corrections: [],
  source: { kind: 'bytes', line: i + 1 },
  ...more,
});
const page = (items: unknown[], next: string | null = null) => ({ items, next });
const many = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => row(from + i));
const of = 'GET /api/statements/s1/transactions';
const show = (answers: Parameters<typeof showPage>[1]) => showPage(<StatementRows statement={statement} />, answers);
const shownRows = () => screen.getAllByRole('row').slice(1);

describe('the rows of a statement', () => {
  beforeEach(() => {
    // jsdom has no layout: as much is in sight as in a window of this height.
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(560);
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800);
    vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(700 * 56);
  });

  it('say date, text, amount and the balance after them, the currency once', async () => {
    show({ [of]: { body: page([row(1), row(2, { counterparty: 'TEA HOUSE', reference: 'R-9', balance: null })]) } });

    const table = await screen.findByRole('table', { name: 'Rows' });
    expect(within(table).getByRole('columnheader', { name: 'Amount, SGD' })).toBeVisible();
    expect(
      shownRows().map((each) =>
        within(each)
          .getAllByRole('cell')
          .map((cell) => cell.textContent),
      ),
    ).toEqual([
      ['Mar 4, 2026line 2', 'Payment 1', '\u221212.50', '87.50'],
      ['Mar 4, 2026line 3', 'TEA HOUSEPayment 2 · R-9', '\u221212.50', '–'],
    ]);
    expect(screen.getByText('2 rows')).toBeVisible();
  });

  it('say their currencies one by one where there are several', async () => {
    show({ [of]: { body: page([row(1), row(2, { amount: { amount: '900', currency: 'JPY' } })]) } });

    expect(await screen.findByText('900 JPY')).toBeVisible();
    expect(screen.getByText('\u221212.50 SGD')).toBeVisible();
    expect(screen.getByRole('columnheader', { name: 'Amount' })).toBeVisible();
  });

  it('say what is not a plain new booking', async () => {
    const decided = (reason: string) => ({ reason, rows: 1, transactions: 1, transactionId: 'x', otherRow: 7, otherFileName: 'feb.csv' });
    const rows = [
      row(1, { decision: decided('balance') }),
      row(2, { decision: decided('assumed') }),
      row(3, { standing: 'pending' }),
      row(4, { standing: 'notified' }),
      row(5, { corrections: [{ kind: 'amount', reason: 'Two digits were swapped.' }] }),
      row(6, { description: '' }),
    ];
    show({ [of]: { body: page(rows) } });

    expect(await screen.findByText('already in the books')).toHaveAttribute(
      'title',
      'Row 1 = row 7 of feb.csv, because day, amount and the balance after it are equal.',
    );
    const texts = shownRows().map((each) => within(each).getAllByRole('cell')[1]!.textContent);
    expect(texts.slice(1)).toEqual([
      'Payment 2assumed to be in the books',
      'Payment 3not booked yet',
      'Payment 4announced',
      'Payment 5corrected',
      '–',
    ]);
    expect(screen.getByText('corrected')).toHaveAttribute('title', 'Two digits were swapped.');
  });

  it('are in the page only while they are in sight, and come as a person scrolls', async () => {
    const asked = show({
      [`${of}?limit=500`]: { body: page(many(1, 501), 'more') },
      [`${of}?limit=500&cursor=more`]: { body: page(many(501, 701)) },
    });

    const table = await screen.findByRole('table', { name: 'Rows' });
    expect(table).toHaveAttribute('aria-rowcount', '701');
    expect(await screen.findByText('500 of 700 rows')).toBeVisible();
    expect(shownRows().length).toBeLessThan(50);
    expect(asked).toEqual([`${of}?limit=500`]);

    table.scrollTop = 480 * 56;
    fireEvent.scroll(table);

    expect(await screen.findByText('Payment 481')).toBeInTheDocument();
    expect(screen.queryByText('Payment 1')).toBeNull();
    expect(await screen.findByText('700 rows')).toBeVisible();
  });

  it('that did not come with the others are asked for once a person says so', async () => {
    show({ [`${of}?limit=500`]: { body: page(many(1, 21), 'more') }, [`${of}?limit=500&cursor=more`]: awayAtFirst(page(many(21, 31))) });

    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('30 rows')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('that could not be had are asked for again', async () => {
    show({ [of]: awayAtFirst(page([row(1)])) });

    expect(await screen.findByRole('alert')).toHaveTextContent('The service is away');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Payment 1')).toBeVisible();
  });

  it('lead to the place in the original, and back to where the person was', async () => {
    const evidence = {
      ordinal: 1,
      format: 'csv',
      sha256: 'abc',
      source: { kind: 'bytes', line: 2, from: 10, to: 20 },
      excerpt: { before: 'Date;Amount\n', row: '04.03.;-12,50', after: '\n', cut: true },
      decision: { reason: 'first', rows: 1, transactions: 0 },
    };
    show({
      [of]: { body: page([row(1), row(2)]) },
      'GET /api/statements/s1/transactions/t1/evidence': { body: evidence },
      'GET /api/statements/s1/transactions/t2/evidence': awayAtFirst({ ...evidence, ordinal: 2 }),
    });

    const line = await screen.findByRole('button', { name: 'line 2' });
    await userEvent.click(line);
    const original = within(await screen.findByRole('complementary', { name: 'Original' }));
    expect(await original.findByText('04.03.;-12,50')).toBeVisible();
    expect(original.getByText('Row 1 is a new transaction, because no transaction of its day and amount was known.')).toBeVisible();
    expect(original.getByText(/Lines here are longer/)).toBeVisible();
    expect(original.getByText('line 2, bytes 10 to 19')).toBeVisible();
    expect(line).toHaveAttribute('aria-expanded', 'true');

    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(line).toHaveFocus();

    await userEvent.click(screen.getByRole('button', { name: 'line 3' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The service is away');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/^Row 2 is a new transaction/)).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'line 3' }));
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  });
});
