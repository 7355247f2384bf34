// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { showPage } from '../test-page';
import { ReviewPage } from './ReviewPage';

const sgd = (amount: string) => ({ amount, currency: 'SGD' });

const contradicted = {
  id: 's1',
  version: 3,
  fileName: 'march.csv',
  format: 'csv',
  status: 'review',
  proof: 'contradicted',
  period: { from: '2026-03-01', to: '2026-03-31' },
  accounts: [
    {
      accountId: 'a1',
      identifier: '…3917',
      institution: null,
      currency: 'SGD',
      openingBalance: sgd('100.00'),
      openingKnown: true,
      closingBalance: sgd('96.50'),
      computedClosingBalance: sgd('87.50'),
      difference: sgd('9.00'),
      proof: 'contradicted',
      continuity: 'first',
    },
  ],
  transactionCount: 1,
  newTransactionCount: 0,
  problems: [{ code: 'balance-does-not-add-up', detail: 'The closing balance is 9.00 SGD higher than the rows say.', line: 4 }],
};

function show(answers: Parameters<typeof showPage>[1]) {
  return showPage(
    <Routes>
      <Route path="/statements/:id" element={<ReviewPage />} />
    </Routes>,
    {
      'GET /api/statements/s1/transactions': { body: { items: [], next: null } },
      'GET /api/statements': { body: { items: [], next: null } },
      'GET /api/accounts': { body: { items: [], next: null } },
      'GET /api/statements/s1/doctor': { body: { accounts: [] } },
      ...answers,
    },
    '/statements/s1',
  );
}

describe('reviewing a statement', () => {
  it('says in one line what adds up to what, and by how much it is off', async () => {
    show({ 'GET /api/statements/s1': { body: contradicted } });

    const proof = await screen.findByRole('region', { name: 'Proof' });
    expect(within(proof).getByText('100.00')).toBeVisible();
    expect(within(proof).getByText('\u221212.50')).toBeVisible();
    expect(within(proof).getByRole('img', { name: 'does not equal' })).toBeVisible();
    expect(within(proof).getByText('96.50')).toBeVisible();
    expect(within(proof).getByText('9.00 SGD')).toBeVisible();
    expect(screen.getByText(contradicted.problems[0]!.detail)).toBeVisible();
  });

  it('that no longer fits its import profile says what changed, and where profiles are kept', async () => {
    const detail = 'The file is not written as the profile "Giro" version 2, says: column 2 "Memo", the description, is new.';
    show({
      'GET /api/statements/s1': {
        body: { ...contradicted, problems: [{ code: 'layout-changed', detail, line: null }, ...contradicted.problems] },
      },
    });

    const problems = await screen.findByRole('region', { name: 'What to look at' });
    const [changed, other] = within(problems).getAllByRole('listitem');
    expect(changed).toHaveTextContent(detail);
    expect(within(changed!).getByRole('link', { name: 'Import profiles' })).toHaveAttribute('href', '/settings/import-profiles');
    expect(within(other!).queryByRole('link')).toBeNull();
  });

  it('that asks something is answered and not approved, and claims no rows', async () => {
    const ambiguous = {
      ...contradicted,
      proof: null,
      period: null,
      accounts: [],
      transactionCount: 0,
      problems: [{ code: 'date-order-ambiguous', detail: 'Say which.', line: null }],
    };
    const answered: string[] = [];
    show({
      'GET /api/statements/s1': { body: ambiguous },
      'POST /api/statements/s1/reparse': (body) => {
        answered.push(body);
        return { body: { ...contradicted, status: 'reading' } };
      },
    });

    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Its dates are written' }), 'day, month, year');
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
    expect(screen.queryByText('No rows')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Read again' }));

    expect(await screen.findByText(/The file is being read/)).toBeVisible();
    expect(JSON.parse(answered[0]!)).toMatchObject({ dateOrder: 'day-month-year' });
  });

  it('that could not be read says what to do next', async () => {
    show({ 'GET /api/statements/s1': { body: { ...contradicted, status: 'failed', proof: null, period: null, accounts: [] } } });

    expect(await screen.findByText(/Nothing of the file went into the books/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Upload bank files' })).toHaveAttribute('href', '/statements');
  });

  it('is approved by a person', async () => {
    const asked = show({
      'GET /api/statements/s1': { body: contradicted },
      'POST /api/statements/s1/approve': { body: { ...contradicted, status: 'approved', newTransactionCount: 1 } },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Approve' }));

    expect(await screen.findByText(/1 new transaction went into the books/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
    expect(asked).toContain('POST /api/statements/s1/approve');
  });

  it('that contradicts itself is repaired as the doctor says, on a day that is asked for', async () => {
    const asked: string[] = [];
    const finding = {
      id: 'f1',
      fault: 'missing',
      rows: [{ ordinal: 1, line: 2 }],
      expected: sgd('9.00'),
      bookedBetween: { from: '2026-03-04', to: '2026-03-06' },
      closesChain: true,
      sentence: 'A row of 9.00 SGD is missing.',
    };
    const repaired = { id: 'r1', reason: finding.sentence, madeBy: 'u', madeAt: '2026-04-01T00:00:00Z', corrections: [] };
    let accounts: unknown[] = [{ ordinal: 0, findings: [finding], repairs: [] }];
    show({
      'GET /api/statements/s1': { body: contradicted },
      'GET /api/statements/s1/doctor': () => ({ body: { accounts } }),
      'POST /api/statements/s1/repairs': (body) => {
        asked.push(body);
        accounts = [{ ordinal: 0, findings: [], repairs: [repaired] }];
        return { body: { ...contradicted, version: 4, proof: 'proven' } };
      },
      'DELETE /api/statements/s1/repairs/r1': () => {
        accounts = [{ ordinal: 0, findings: [finding], repairs: [] }];
        return { body: { ...contradicted, version: 5 } };
      },
    });

    const doctor = await screen.findByRole('region', { name: 'What may be wrong' });
    expect(within(doctor).getByText(finding.sentence)).toBeVisible();
    await userEvent.click(within(doctor).getByRole('button', { name: 'Repair' }));
    expect(await screen.findByText(`Repaired: ${finding.sentence}`)).toBeVisible();
    expect(asked).toEqual(['{"finding":"f1","bookedOn":"2026-03-04"}']);

    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('button', { name: 'Repair' })).toBeVisible();
  });

  it('that is approved says what depends on it before it is taken back', async () => {
    const approved = { ...contradicted, status: 'approved', proof: 'proven', problems: [] };
    const impact = {
      statementId: 's1',
      transactions: 3,
      entries: { bank: 2, transfer: 1 },
      transfers: 1,
      decisions: 0,
      accounts: [],
      dependents: [],
    };
    show({
      'GET /api/statements/s1': { body: approved },
      'GET /api/reconciliation/impact?statementId=s1': { body: impact },
      'DELETE /api/statements/s1': { status: 202, body: { ...approved, status: 'reverting' } },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Take back' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('At most 3 transactions go')).toBeVisible();
    expect(within(dialog).getByText('1 transfer loses a leg')).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Take back' }));

    expect(await screen.findByText(/The import is being taken back/)).toBeVisible();
  });

  it('that the books keep because a period is closed says so, before it is taken back and after', async () => {
    const kept = { ...contradicted, status: 'approved', proof: 'proven', problems: [], revertRefusedThrough: '2026-03-31' };
    const impact = {
      statementId: 's1',
      transactions: 3,
      entries: { bank: 2, transfer: 1 },
      transfers: 0,
      decisions: 0,
      accounts: [],
      closedThrough: '2026-03-31',
      dependents: [],
    };
    show({
      'GET /api/statements/s1': { body: kept },
      'GET /api/reconciliation/impact?statementId=s1': { body: impact },
    });

    expect(await screen.findByText(/It was not taken back: the books are closed through .*31.* Nothing changed/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Take back' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/it is not taken back until the period is reopened/)).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Take back' })).toBeEnabled();
  });

  it('is rejected only with a reason', async () => {
    const reasons: string[] = [];
    show({
      'GET /api/statements/s1': { body: contradicted },
      'POST /api/statements/s1/reject': (body) => {
        reasons.push(body);
        return { body: { ...contradicted, status: 'rejected' } };
      },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Reject' }));
    expect(screen.getByRole('button', { name: 'Reject statement' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText('Reason'), 'Wrong account');
    await userEvent.click(screen.getByRole('button', { name: 'Reject statement' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(reasons).toEqual(['{"reason":"Wrong account"}']);
  });

  it('that is an archive leads to the statements of its files, and they lead back', async () => {
    const archive = {
      ...contradicted,
      fileName: 'march.zip',
      format: 'zip',
      status: 'unpacked',
      proof: null,
      period: null,
      accounts: [],
      transactionCount: 0,
      problems: [{ code: 'member-not-read', detail: '“a.png” was not read.', line: null }],
      archiveId: null,
      parts: [
        { id: 's2', fileName: 'march.csv', status: 'approved' },
        { id: 's3', fileName: 'march.xml', status: 'review' },
      ],
    };
    show({
      'GET /api/statements/s1': { body: archive },
      'GET /api/statements/s2': { body: { ...contradicted, id: 's2', archiveId: 's1' } },
      'GET /api/statements/s2/transactions': { body: { items: [], next: null } },
      'GET /api/statements/s2/doctor': { body: { accounts: [] } },
    });

    const parts = await screen.findByRole('region', { name: 'The files of this archive' });
    expect(screen.getByText('Unpacked')).toBeVisible();
    expect(screen.getByText('“a.png” was not read.')).toBeVisible();
    expect(within(parts).getByText('Each of its 2 files is a statement of its own.')).toBeVisible();
    expect(within(parts).getByText('Needs review')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();

    await userEvent.click(within(parts).getByRole('link', { name: 'march.csv' }));
    expect(await screen.findByRole('link', { name: 'From an archive' })).toHaveAttribute('href', '/statements/s1');
  });

  it('that is an archive is taken back once none of its files counts', async () => {
    const spent = { ...contradicted, status: 'unpacked', accounts: [], parts: [{ id: 's2', fileName: 'a.csv', status: 'rejected' }] };
    const none = { statementId: 's1', transactions: 0, entries: { bank: 0, transfer: 0 }, transfers: 0, decisions: 0 };
    show({
      'GET /api/statements/s1': { body: spent },
      'GET /api/reconciliation/impact?statementId=s1': { body: none },
      'DELETE /api/statements/s1': { body: { ...spent, status: 'rejected' } },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Take back' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('No transaction goes')).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Take back' }));

    expect(await screen.findByText('Rejected')).toBeVisible();
  });

  it('that is refused says why and stays', async () => {
    show({
      'GET /api/statements/s1': { body: contradicted },
      'POST /api/statements/s1/approve': {
        status: 409,
        body: { code: 'question-open', title: 'A question about the statement is not answered yet', detail: 'Say whose account it is.' },
      },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Approve' }));

    expect(await screen.findByText('Say whose account it is.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Approve' })).toBeEnabled();
  });
});
