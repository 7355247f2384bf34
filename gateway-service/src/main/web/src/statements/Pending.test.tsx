// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { showPage } from '../test-page';
import { Pending } from './Pending';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const booked = {
  transactionId: 't1',
  bookedOn: '2026-01-12',
  amount: eur('-24.00'),
  description: 'TEA HOUSE 0815',
  kind: 'drift',
  days: 2,
  difference: eur('-4.00'),
  textLikeness: 100,
  byPerson: false,
};
const expected = {
  id: 'p1',
  accountId: 'a1',
  standing: 'pending',
  state: 'open',
  expectedOn: '2026-01-10',
  amount: eur('-20.00'),
  description: 'TEA HOUSE',
  counterparty: null,
  reference: null,
  links: [] as (typeof booked)[],
  candidates: [booked],
  rulings: [],
};

function show(items: (typeof expected)[], answers: Parameters<typeof showPage>[1] = {}) {
  return showPage(<Pending />, {
    'GET /api/statements/pending': { body: { items, next: null } },
    'GET /api/statements/pending/balances': { body: { accounts: [{ accountId: 'a1', pendingBalance: eur('-20.00'), count: 1 }] } },
    'GET /api/accounts': { body: { items: [{ id: 'a1', name: 'Giro', type: 'asset', balances: [] }], next: null } },
    ...answers,
  });
}

describe('what banks expect', () => {
  it('is shown apart with its balance, and a person says what it became', async () => {
    const said: string[] = [];
    show([expected], {
      'POST /api/statements/pending/p1/links': (body) => {
        said.push(body);
        return { body: { ...expected, state: 'linked', links: [booked], candidates: [] } };
      },
    });

    expect(await screen.findByText('Giro, 1 expected')).toBeVisible();
    expect(screen.getByText('Booked 2 days later, −4.00 EUR off by a tip or a rate; texts 100 % alike.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'This is it' }));
    await waitFor(() => expect(said).toEqual(['{"transactionId":"t1"}']));
  });

  it('that is linked can be unlinked', async () => {
    const asked = show([{ ...expected, state: 'linked', links: [{ ...booked, byPerson: true }], candidates: [] }], {
      'DELETE /api/statements/pending/p1/links/t1': { body: expected },
    });

    expect(await screen.findByText(/^A person said so\./)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Not this one' }));
    await waitFor(() => expect(asked).toContain('DELETE /api/statements/pending/p1/links/t1'));
  });

  it('is shown page by page', async () => {
    const pages = [
      { items: [expected], next: 'p2' },
      { items: [{ ...expected, id: 'p2', description: 'BAKERY' }], next: null },
    ];
    show([], { 'GET /api/statements/pending': () => ({ body: pages.shift() }) });

    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));

    expect(await screen.findByText('BAKERY')).toBeVisible();
    expect(screen.getByText('TEA HOUSE')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });
});
