// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { showPage } from '../test-page';
import { NewEntryPage } from './NewEntryPage';

const account = (id: string, name: string, type: string) => ({ id, name, type, code: null, currency: null, balances: [] });
const accounts = [account('food', 'Food', 'expense'), account('cash', 'Cash', 'asset')];
let sent: unknown[];

function show(answer: { status?: number; body?: unknown } = { status: 201, body: {} }) {
  showPage(
    <Routes>
      <Route path="/journal" element={<h1>The journal</h1>} />
      <Route path="/journal/new" element={<NewEntryPage />} />
    </Routes>,
    {
      'GET /api/accounts': { body: { items: accounts, next: null } },
      'POST /api/journal-entries': (body) => {
        sent.push(JSON.parse(body));
        return answer;
      },
    },
    '/journal/new',
  );
}

const nth = (label: string, i: number) => screen.getAllByLabelText(label)[i]!;
const type = (label: string, i: number, text: string) => fireEvent.change(nth(label, i), { target: { value: text } });
const post = () => screen.getByRole('button', { name: 'Post entry' });

async function choose(number: number, name: string) {
  await userEvent.click(screen.getByRole('combobox', { name: `Account ${number}` }));
  await userEvent.click(await screen.findByRole('option', { name }));
}

async function fill() {
  type('Date', 0, '2026-03-04');
  type('Memo', 0, ' Lunch ');
  await choose(1, 'Food');
  type('Debit', 0, '1.234,5');
  await choose(2, 'Cash');
  type('Credit', 1, '1,234.50');
}

describe('a new entry', () => {
  beforeEach(() => {
    sent = [];
  });

  it('is posted when debits equal credits, however a person writes amounts', async () => {
    show();
    expect(screen.getByRole('status')).toHaveTextContent('Debits and credits must come to the same.');
    expect(post()).toBeDisabled();

    await fill();
    expect(screen.getByRole('status')).toHaveTextContent('Debits equal credits.');
    await userEvent.click(post());

    expect(await screen.findByRole('heading', { name: 'The journal' })).toBeVisible();
    expect(sent).toEqual([
      {
        date: '2026-03-04',
        memo: 'Lunch',
        post: true,
        postings: [
          { accountId: 'food', amount: { amount: '1234.50', currency: 'SGD' } },
          { accountId: 'cash', amount: { amount: '-1234.50', currency: 'SGD' } },
        ],
      },
    ]);
  });

  it('says by how much debits and credits differ, and is not posted', async () => {
    show();
    await fill();
    type('Credit', 1, '1000');

    expect(screen.getByRole('status')).toHaveTextContent('Debits less credits: 234.50 SGD');
    expect(post()).toBeDisabled();
    await userEvent.type(nth('Memo', 0), '{Enter}');
    expect(sent, 'not by Enter either').toEqual([]);
  });

  it('says what an amount looks like where it is none, or stands on both sides', () => {
    show();
    for (const wrong of ['ten', '-3', '1.2345']) {
      type('Debit', 0, wrong);
      expect(nth('Debit', 0), wrong).toHaveAccessibleDescription(/One positive amount/);
    }
    type('Debit', 0, '1.234');
    expect(nth('Debit', 0), 'a thousand and more').toBeValid();

    type('Credit', 0, '5');
    expect(nth('Debit', 0)).toBeInvalid();
    type('Debit', 0, '');
    expect(nth('Debit', 0)).toBeValid();
  });

  it('is in the currency that is typed, once that is one', async () => {
    show();
    await fill();
    type('Currency', 0, 'jp');
    expect(nth('Currency', 0)).toHaveValue('JP');
    expect(post()).toBeDisabled();

    type('Currency', 0, 'jpy');
    expect(nth('Debit', 0), 'yen have no cents').toBeInvalid();
    type('Debit', 0, '1234');
    type('Credit', 1, '1234');
    await userEvent.click(post());

    expect(await screen.findByRole('heading', { name: 'The journal' })).toBeVisible();
    expect(sent).toMatchObject([{ postings: [{ amount: { amount: '1234', currency: 'JPY' } }, {}] }]);
  });

  it('takes postings in and lets them go, down to two', async () => {
    show();
    expect(screen.getByRole('button', { name: 'Remove posting 1' })).toBeDisabled();

    await userEvent.click(screen.getByRole('button', { name: 'Add a posting' }));
    type('Debit', 2, '7');
    await userEvent.click(screen.getByRole('button', { name: 'Remove posting 2' }));

    expect(screen.getAllByLabelText('Debit').map((field) => (field as HTMLInputElement).value)).toEqual(['', '7']);
    expect(screen.getByRole('button', { name: 'Remove posting 1' })).toBeDisabled();
  });

  it('that is refused says why and keeps what was typed', async () => {
    show({ status: 409, body: { code: 'period-closed', title: 'The period is closed', detail: 'Through March.' } });
    await fill();
    await userEvent.click(post());

    expect(await screen.findByRole('alert')).toHaveTextContent('The period is closed');
    expect(nth('Memo', 0)).toHaveValue(' Lunch ');
    expect(post()).toBeEnabled();
  });
});
