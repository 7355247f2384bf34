// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { awayAtFirst, showPage } from '../test-page';
import { JournalPage } from './JournalPage';

const posting = (accountId: string, amount: string, currency = 'SGD') => ({ accountId, amount: { amount, currency } });
const lunch = {
  id: 'e1',
  date: '2026-03-04',
  memo: 'Lunch',
  kind: 'manual',
  status: 'posted',
  voidedByEntryId: null,
  voidsEntryId: null,
  postings: [posting('a1', '12.50'), posting('unknown-account', '-12.50')],
};
const opening = { ...lunch, id: 'e2', memo: 'Opening', kind: 'opening' };
const page = (items: unknown[], next: string | null = null) => ({ items, next });
const accounts = { 'GET /api/accounts': { body: page([{ id: 'a1', name: 'Food', type: 'expense', code: null, balances: [] }]) } };

const show = (answers: Parameters<typeof showPage>[1], at = '/journal') => showPage(<JournalPage />, { ...accounts, ...answers }, at);
const entry = async (memo: string) => within((await screen.findByText(memo)).closest('li')!);

describe('the journal', () => {
  it('shows each entry with its postings by the names of their accounts, the currency once', async () => {
    show({ 'GET /api/journal-entries?limit=50&includeVoided=false': { body: page([lunch]) } });

    const shown = await entry('Lunch');
    expect(shown.getByText('Mar 4, 2026')).toBeVisible();
    expect(await shown.findByRole('row', { name: 'Food 12.50' })).toBeVisible();
    expect(shown.getByRole('row', { name: 'unknown- \u221212.50' })).toBeVisible();
    expect(screen.getByText('Amounts in SGD')).toBeVisible();
    expect(screen.getByText('1 entry')).toBeVisible();
  });

  it('names the currency of each amount where there are several', async () => {
    const abroad = { ...lunch, id: 'e3', memo: 'Abroad', postings: [posting('a1', '3', 'JPY'), posting('a1', '-3', 'JPY')] };
    show({ 'GET /api/journal-entries': { body: page([lunch, abroad]) } });

    expect(await (await entry('Abroad')).findByRole('row', { name: 'Food 3 JPY' })).toBeVisible();
    expect(screen.queryByText(/Amounts in/)).toBeNull();
  });

  it('says of what state an entry is, and lets go only of what a person may void', async () => {
    const items = [
      lunch,
      opening,
      { ...lunch, id: 'e4', memo: 'Mistake', voidedByEntryId: 'e5' },
      { ...lunch, id: 'e5', memo: 'Mirror', kind: 'void', voidsEntryId: 'e4' },
      { ...lunch, id: 'e6', memo: '', status: 'draft' },
    ];
    show({ 'GET /api/journal-entries': { body: page(items) } });

    expect((await entry('Mistake')).getByText('Voided')).toBeVisible();
    expect((await entry('Mirror')).getByText('Void of another')).toBeVisible();
    expect((await entry('–')).getByText('Draft')).toBeVisible();
    expect(screen.getAllByRole('button', { name: /^Void/ }).map((button) => button.getAttribute('aria-label'))).toEqual(['Void Lunch']);
  });

  it('shows voided entries when asked to', async () => {
    show({
      'GET /api/journal-entries?limit=50&includeVoided=false': { body: page([lunch]) },
      'GET /api/journal-entries?limit=50&includeVoided=true': { body: page([lunch, { ...lunch, id: 'e4', memo: 'Mistake' }]) },
    });
    await entry('Lunch');
    expect(screen.queryByText('Mistake')).toBeNull();

    await userEvent.click(screen.getByLabelText('Show voided entries and their mirrors'));
    expect(await screen.findByText('Mistake')).toBeVisible();

    await userEvent.click(screen.getByLabelText('Show voided entries and their mirrors'));
    await waitFor(() => expect(screen.queryByText('Mistake')).toBeNull());
  });

  it('of one account says whose it is and leads back to all', async () => {
    show({ 'GET /api/journal-entries?limit=50&includeVoided=false&accountId=a1': { body: page([lunch]) } }, '/journal?account=a1');

    expect(await screen.findByText('Entries that touch Food.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'All entries' })).toHaveAttribute('href', '/journal');
  });

  it('goes on where a page ends', async () => {
    show({
      'GET /api/journal-entries?limit=50&includeVoided=false': { body: page([lunch], 'more') },
      'GET /api/journal-entries?limit=50&includeVoided=false&cursor=more': { body: page([opening]) },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));

    expect(await screen.findByText('Opening')).toBeVisible();
    expect(screen.getByText('2 entries')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('that is empty says where entries come from', async () => {
    show({ 'GET /api/journal-entries': { body: page([]) } });
    expect(await screen.findByRole('heading', { name: 'No entries yet' })).toBeVisible();
  });

  it('that could not be had is asked for again', async () => {
    show({ 'GET /api/journal-entries': awayAtFirst(page([lunch])) });

    expect(await screen.findByRole('alert')).toHaveTextContent('The service is away');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Lunch')).toBeVisible();
  });
});

describe('voiding an entry', () => {
  it('asks for a reason, and shows the journal as it is then', async () => {
    const reasons: string[] = [];
    let voidedBy: string | null = null;
    show({
      'GET /api/journal-entries': () => ({ body: page([{ ...lunch, voidedByEntryId: voidedBy }]) }),
      'POST /api/journal-entries/e1/void': (body) => {
        reasons.push(body);
        voidedBy = 'e9';
        return {};
      },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Void Lunch' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/^“Lunch” with its 2 postings stays in the journal/)).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Void entry' })).toBeDisabled();
    await userEvent.type(dialog.getByLabelText('Reason'), ' Paid by Bob ');
    await userEvent.click(dialog.getByRole('button', { name: 'Void entry' }));

    expect(await screen.findByText('Voided')).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(reasons).toEqual(['{"reason":"Paid by Bob"}']);
  });

  it('that is refused says why and can be let go', async () => {
    show({
      'GET /api/journal-entries': { body: page([lunch]) },
      'POST /api/journal-entries/e1/void': {
        status: 409,
        body: { code: 'period-closed', title: 'The period is closed', detail: 'Through March.' },
      },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Void Lunch' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Reason'), 'x');
    await userEvent.click(dialog.getByRole('button', { name: 'Void entry' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('The period is closed');

    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByText('Lunch')).toBeVisible();
  });
});
