// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { awayAtFirst, showPage } from '../test-page';
import { AccountsPage } from './AccountsPage';

const money = (amount: string, currency: string) => ({ amount, currency });
const bank = { id: 'a1', name: 'Bank', type: 'asset', code: '1010', currency: 'SGD', balance: money('1234.50', 'SGD'), balances: [] };
const cash = { id: 'a2', name: 'Cash', type: 'asset', code: '1000', currency: 'SGD', balance: money('-5.00', 'SGD'), balances: [] };
const food = {
  id: 'a3',
  name: 'Food',
  type: 'expense',
  code: null,
  currency: null,
  balance: null,
  balances: [money('8.00', 'EUR'), money('900', 'JPY')],
};

const page = (items: unknown[], next: string | null = null) => ({ items, next });
const rowsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    );

describe('the chart of accounts', () => {
  it('is in groups, in order of code, each balance in its currency', async () => {
    showPage(<AccountsPage />, { 'GET /api/accounts': { body: page([food, bank, cash]) } });
    expect(screen.getByRole('status')).toHaveTextContent('Loading');

    expect(rowsOf(await screen.findByRole('table', { name: 'Assets' }))).toEqual([
      ['1000', 'Cash', '\u22125.00', 'SGD'],
      ['1010', 'Bank', '1,234.50', 'SGD'],
    ]);
    expect(rowsOf(screen.getByRole('table', { name: 'Expenses' }))).toEqual([['', 'Food', '8.00900', 'EURJPY']]);
    expect(screen.queryByRole('table', { name: 'Income' }), 'no group of nothing').toBeNull();
    expect(screen.getByText('3 accounts')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Bank' })).toHaveAttribute('href', '/journal?account=a1');
  });

  it('is shown whole although the server gives it in pages', async () => {
    showPage(<AccountsPage />, {
      'GET /api/accounts?limit=500': { body: page([bank], 'more') },
      'GET /api/accounts?limit=500&cursor=more': { body: page([cash]) },
    });

    expect(await screen.findByText('2 accounts')).toBeVisible();
  });

  it('that is empty says when it fills', async () => {
    showPage(<AccountsPage />, { 'GET /api/accounts': { body: page([]) } });
    expect(await screen.findByRole('heading', { name: 'No accounts yet' })).toBeVisible();
  });

  it('that could not be had is asked for again', async () => {
    showPage(<AccountsPage />, { 'GET /api/accounts': awayAtFirst(page([bank])) });

    expect(await screen.findByRole('alert')).toHaveTextContent('The service is away');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('link', { name: 'Bank' })).toBeVisible();
  });
});

describe('a new account', () => {
  async function open(answer: (account: unknown) => { status?: number; body?: unknown }) {
    const items: unknown[] = [bank];
    const sent: unknown[] = [];
    showPage(<AccountsPage />, {
      'GET /api/accounts': () => ({ body: page([...items]) }),
      'POST /api/accounts': (text) => {
        const account = JSON.parse(text) as object;
        sent.push(account);
        items.push({ ...food, ...account, id: 'new', balances: [] });
        return answer(account);
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'New account' }));
    return { sent, dialog: within(await screen.findByRole('dialog')) };
  }

  it('of expenses has no currency of its own, and is in the chart at once', async () => {
    const { sent, dialog } = await open((body) => ({ status: 201, body }));

    expect(dialog.queryByLabelText('Currency')).toBeNull();
    await userEvent.type(dialog.getByLabelText('Name'), ' Rent ');
    await userEvent.type(dialog.getByLabelText('Code'), '5100');
    await userEvent.click(dialog.getByRole('button', { name: 'Add account' }));

    expect(await screen.findByRole('link', { name: 'Rent' })).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent).toEqual([{ name: 'Rent', type: 'expense', currency: null, code: '5100', isCash: false }]);
  });

  it('of assets has a currency, and may be cash', async () => {
    const { sent, dialog } = await open((body) => ({ status: 201, body }));

    await userEvent.type(dialog.getByLabelText('Name'), 'Wallet');
    await userEvent.selectOptions(dialog.getByLabelText('Type'), 'Assets');
    expect(dialog.getByLabelText('Currency')).toHaveValue('SGD');
    await userEvent.clear(dialog.getByLabelText('Currency'));
    await userEvent.type(dialog.getByLabelText('Currency'), 'eur');
    await userEvent.click(dialog.getByLabelText('Counts as cash'));
    await userEvent.click(dialog.getByRole('button', { name: 'Add account' }));

    await waitFor(() => expect(sent).toEqual([{ name: 'Wallet', type: 'asset', currency: 'EUR', code: null, isCash: true }]));
  });

  it('is cash only while it is one of the assets', async () => {
    const { sent, dialog } = await open((body) => ({ status: 201, body }));

    await userEvent.type(dialog.getByLabelText('Name'), 'Card');
    await userEvent.selectOptions(dialog.getByLabelText('Type'), 'Assets');
    await userEvent.click(dialog.getByLabelText('Counts as cash'));
    await userEvent.selectOptions(dialog.getByLabelText('Type'), 'Liabilities');
    await userEvent.click(dialog.getByRole('button', { name: 'Add account' }));

    await waitFor(() => expect(sent).toEqual([{ name: 'Card', type: 'liability', currency: 'SGD', code: null, isCash: false }]));
  });

  it('that is refused says why beside what was typed', async () => {
    const { dialog } = await open(() => ({ status: 409, body: { code: 'code-taken', title: 'The code is taken', detail: 'By Bank.' } }));

    await userEvent.type(dialog.getByLabelText('Name'), 'Rent');
    await userEvent.click(dialog.getByRole('button', { name: 'Add account' }));

    expect(await dialog.findByRole('alert')).toHaveTextContent('The code is taken');
    expect(dialog.getByLabelText('Name')).toHaveValue('Rent');
  });

  it('without a name is not sent, and can be let go', async () => {
    const { sent, dialog } = await open((body) => ({ body }));

    await userEvent.click(dialog.getByRole('button', { name: 'Add account' }));
    expect(dialog.getByLabelText('Name')).toBeInvalid();
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([]);
  });

  it('is let go by Escape', async () => {
    await open((body) => ({ body }));

    await userEvent.keyboard('{Escape}');

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
