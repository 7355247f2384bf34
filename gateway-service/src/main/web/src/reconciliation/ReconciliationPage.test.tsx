// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { showPage } from '../test-page';
import { commandOf } from './keys';
import { ReconciliationPage } from './ReconciliationPage';

const sgd = (amount: string) => ({ amount, currency: 'SGD' });

function match(id: string, text: string) {
  return {
    id,
    status: 'review',
    score: 87,
    kind: 'clear',
    parts: { amount: 100, date: 80, text: 10, counterAccount: 0, history: 0 },
    transactions: [
      {
        id: `t-${id}`,
        accountId: 'bank',
        accountName: 'Bank',
        state: 'held',
        why: '',
        bookedOn: '2026-03-01',
        amount: sgd('-12.50'),
        description: text,
        counterparty: null,
      },
    ],
    entries: [{ id: `e-${id}`, date: '2026-03-03', memo: `Entry of ${text}`, kind: 'manual', postings: [] }],
  };
}

const answers = {
  'GET /api/reconciliation/matches': { body: { items: [match('m1', 'Coffee'), match('m2', 'Lunch'), match('m3', 'Train')], next: null } },
  'GET /api/reconciliation/unmatched': { body: { items: [], next: null } },
  'GET /api/statements': { body: { items: [], next: null } },
  'GET /api/accounts': { body: { items: [], next: null } },
};

const current = () => screen.getAllByRole('listitem').find((each) => each.getAttribute('aria-current') === 'true')!;

describe('the workbench by keyboard', () => {
  it('moves by j and k and stops at both ends', async () => {
    showPage(<ReconciliationPage />, answers);
    await screen.findByText('Coffee');

    await userEvent.keyboard('k');
    expect(within(current()).getByText('Coffee')).toBeVisible();
    await userEvent.keyboard('jjjj');
    expect(within(current()).getByText('Train')).toBeVisible();
    await userEvent.keyboard('k');
    expect(within(current()).getByText('Lunch')).toBeVisible();
  });

  it('accepts by Enter and rejects by x, and the next one takes the place', async () => {
    let left = [match('m1', 'Coffee'), match('m2', 'Lunch'), match('m3', 'Train')];
    const decided = (id: string) => () => {
      left = left.filter((each) => each.id !== id);
      return {};
    };
    const asked = showPage(<ReconciliationPage />, {
      ...answers,
      'GET /api/reconciliation/matches': () => ({ body: { items: left, next: null } }),
      'POST /api/reconciliation/matches/m1/accept': decided('m1'),
      'POST /api/reconciliation/matches/m2/reject': decided('m2'),
    });
    await screen.findByText('Coffee');

    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByText('Coffee')).toBeNull());
    expect(within(current()).getByText('Lunch')).toBeVisible();

    await userEvent.keyboard('x');
    await waitFor(() => expect(screen.queryByText('Lunch')).toBeNull());
    expect(asked.filter((question) => question.startsWith('POST'))).toEqual([
      'POST /api/reconciliation/matches/m1/accept',
      'POST /api/reconciliation/matches/m2/reject',
    ]);
  });

  it('takes a refused decision back and says why', async () => {
    showPage(<ReconciliationPage />, {
      ...answers,
      'POST /api/reconciliation/matches/m1/accept': {
        status: 409,
        body: { code: 'match-decided', title: 'Already decided', detail: 'By somebody else.' },
      },
    });
    await screen.findByText('Coffee');

    await userEvent.keyboard('{Enter}');

    expect(await screen.findByText('Already decided')).toBeVisible();
    expect(screen.getByText('Coffee')).toBeVisible();
  });

  it('says the score in words', async () => {
    showPage(<ReconciliationPage />, answers);

    const card = (await screen.findByText('Coffee')).closest('li')!;
    expect(within(card).getByText('same amount')).toBeVisible();
    expect(within(card).getByText('2 days later')).toBeVisible();
  });

  it('compares the two transactions of a transfer, not one with its own entry', async () => {
    const transfer = match('m1', 'Coffee');
    const [out] = transfer.transactions;
    transfer.transactions = [out!, { ...out!, id: 'in', bookedOn: '2026-03-02', amount: sgd('12.50') }];
    transfer.entries[0]!.date = out!.bookedOn;
    showPage(<ReconciliationPage />, { ...answers, 'GET /api/reconciliation/matches': { body: { items: [transfer], next: null } } });

    expect(await screen.findByText('1 day later')).toBeVisible();
    expect(screen.queryByText('same day')).toBeNull();
  });

  it('goes on by keyboard where one page of transactions ends', async () => {
    const line = (i: number) => ({ ...match(`m${i}`, `Payment ${i}`).transactions[0]!, id: `t${i}`, why: '' });
    const page = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => line(from + i));
    showPage(
      <ReconciliationPage />,
      {
        ...answers,
        'GET /api/reconciliation/unmatched?limit=50': { body: { items: page(0, 50), next: 'more' } },
        'GET /api/reconciliation/unmatched?limit=50&cursor=more': { body: { items: page(50, 60), next: null } },
      },
      '/?view=unmatched',
    );
    await screen.findByText('Payment 49');
    expect(screen.queryByText('Payment 50')).toBeNull();

    await userEvent.keyboard('j'.repeat(40));

    expect(await screen.findByText('Payment 59')).toBeVisible();
    await userEvent.keyboard('c');
    expect(within(current()).getByRole('combobox', { name: 'Account' })).toHaveFocus();
  });

  it('leaves keys alone where somebody types, and Enter to a focused button', () => {
    const press = (html: string, key: string) => {
      document.body.innerHTML = html;
      const event = new KeyboardEvent('keydown', { key, bubbles: true });
      document.body.firstElementChild!.dispatchEvent(event);
      return commandOf(event);
    };

    expect(press('<input>', 'j')).toBeNull();
    expect(press('<button></button>', 'Enter')).toBeNull();
    expect(press('<button></button>', 'x')).toBe('reject');
    expect(press('<p></p>', '?')).toBe('help');
  });
});
