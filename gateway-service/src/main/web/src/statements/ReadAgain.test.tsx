// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { showPage } from '../test-page';
import { ReviewPage } from './ReviewPage';

const page = (items: unknown[]) => ({ items, next: null });
const statement = {
  id: 's1',
  version: 3,
  fileName: 'march.csv',
  format: 'csv',
  status: 'review',
  proof: null,
  period: null,
  accounts: [],
  parts: [],
  transactionCount: 0,
  newTransactionCount: 0,
  problems: [],
};

function show(answers: Parameters<typeof showPage>[1]) {
  showPage(
    <Routes>
      <Route path="/statements/:id" element={<ReviewPage />} />
    </Routes>,
    { 'GET /api/accounts': { body: page([]) }, 'GET /api/statements/s1/doctor': { body: { accounts: [] } }, ...answers },
    '/statements/s1',
  );
}

describe('a file', () => {
  it('that failed is read once more as it is', async () => {
    const sent: unknown[] = [];
    show({
      'GET /api/statements/s1': { body: { ...statement, status: 'failed' } },
      'POST /api/statements/s1/reparse': (body) => {
        sent.push(JSON.parse(body));
        return { body: { ...statement, status: 'reading' } };
      },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Read it again' }));

    expect(await screen.findByText(/The file is being read/)).toBeVisible();
    expect(sent).toEqual([{ accountId: null, institution: null, currency: null, dateOrder: null, decimalMark: null, signs: null }]);
  });

  it('is read again for an account, a bank and a currency that a person says', async () => {
    const sent: unknown[] = [];
    const account = (id: string, name: string, type: string) => ({ id, name, type, code: null, currency: null, balances: [] });
    show({
      'GET /api/accounts': { body: page([account('a1', 'Giro', 'asset'), account('a2', 'Food', 'expense')]) },
      'GET /api/statements/s1': {
        body: { ...statement, problems: [{ code: 'account-needed', detail: 'Say whose account it is.', line: null }] },
      },
      'POST /api/statements/s1/reparse': (body) => {
        sent.push(JSON.parse(body));
        return { status: 422, body: { code: 'currency-differs', title: 'The account has another currency' } };
      },
    });

    const again = await screen.findByRole('button', { name: 'Read again' });
    expect(again, 'nothing is answered yet').toBeDisabled();
    await userEvent.type(screen.getByLabelText('Or to a new account at this bank'), ' Bank of Examples ');
    await userEvent.type(screen.getByLabelText('Currency'), 'eur');
    await userEvent.click(screen.getByRole('combobox', { name: 'It belongs to this account' }));
    expect(
      (await screen.findAllByRole('option')).map((option) => option.textContent),
      'of a bank',
    ).toEqual(['Giro']);
    await userEvent.click(screen.getByRole('option', { name: 'Giro' }));
    await userEvent.click(again);

    expect(await screen.findByRole('alert')).toHaveTextContent('The account has another currency');
    expect(sent).toMatchObject([{ accountId: 'a1', institution: 'Bank of Examples', currency: 'EUR' }]);
  });
});
