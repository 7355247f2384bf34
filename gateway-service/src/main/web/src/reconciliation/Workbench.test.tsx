// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { awayAtFirst, showPage } from '../test-page';
import { ReconciliationPage } from './ReconciliationPage';

const money = (amount: string, currency = 'SGD') => ({ amount, currency });
const line = (id: string, description: string, more: object = {}) => ({
  id,
  accountId: 'bank',
  accountName: 'Bank',
  state: 'held',
  why: 'Nothing in the books is like it.',
  bookedOn: '2026-03-01',
  amount: money('-12.50'),
  description,
  counterparty: null,
  ...more,
});
const match = (id: string, description: string, more: object = {}) => ({
  id,
  status: 'review',
  score: 87,
  kind: 'clear',
  parts: { amount: 100, date: 80, text: 10, counterAccount: 0, history: 0 },
  transactions: [line(`t-${id}`, description)],
  entries: [{ id: `e-${id}`, date: '2026-03-03', memo: `Entry of ${description}`, kind: 'manual', postings: [] }],
  ...more,
});
const page = (items: unknown[], next: string | null = null) => ({ items, next });
const account = (id: string, name: string, type: string) => ({ id, name, type, code: null, currency: null, balances: [] });
const answers = {
  'GET /api/statements': { body: page([]) },
  'GET /api/accounts': { body: page([account('bank', 'Bank', 'asset'), account('food', 'Food', 'expense')]) },
  'GET /api/reconciliation/summary': { body: { review: 2, unmatched: 3 } },
  'GET /api/reconciliation/matches': { body: page([]) },
  'GET /api/reconciliation/matches?status=review&limit=50': { body: page([match('m1', 'Coffee'), match('m2', 'Lunch')]) },
  'GET /api/reconciliation/unmatched': { body: page([line('u1', 'Tea'), line('u2', 'Cake')]) },
};
const show = (more: Parameters<typeof showPage>[1] = {}, view = '') =>
  showPage(<ReconciliationPage />, { ...answers, ...more }, view && `/?view=${view}`);
const item = async (text: string) => (await screen.findByText(text)).closest('li')!;
const posted = (asked: string[]) => asked.filter((question) => question.startsWith('POST'));

describe('matches', () => {
  it('say what the bank and the books say, account by account', async () => {
    const postings = [{ accountId: 'food', amount: money('12.50') }];
    const entries = [{ id: 'e', date: '2026-03-03', memo: '', kind: 'manual', postings }];
    show({ 'GET /api/reconciliation/matches?status=review&limit=50': { body: page([match('m1', 'Coffee', { entries })]) } });

    const card = within(await item('Coffee'));
    expect(card.getByText('\u221212.50 SGD')).toBeVisible();
    expect(card.getByText('Mar 1, 2026').parentElement).toHaveTextContent('Bank · Mar 1, 2026');
    expect((await card.findByText('Food')).nextElementSibling).toHaveTextContent('12.50 SGD');
    expect(card.getByText('87 of 100')).toBeVisible();
  });

  it('of two bank transactions say that they are a transfer', async () => {
    const transfer = match('m1', 'Coffee', { entries: [] });
    show({ 'GET /api/reconciliation/matches?status=review&limit=50': { body: page([transfer]) } });
    expect(await screen.findByText(/a transfer between your accounts/)).toBeVisible();
  });

  it.each([
    ['Accept', 'accept'],
    ['Reject', 'reject'],
  ])('are decided by pressing %s', async (name, way) => {
    let left = [match('m1', 'Coffee'), match('m2', 'Lunch')];
    const asked = show({
      'GET /api/reconciliation/matches?status=review&limit=50': () => ({ body: page(left) }),
      [`POST /api/reconciliation/matches/m2/${way}`]: () => {
        left = left.slice(0, 1);
        return {};
      },
    });

    await userEvent.click(within(await item('Lunch')).getByRole('button', { name }));

    await waitFor(() => expect(screen.queryByText('Lunch')).toBeNull());
    expect(screen.getByText('Coffee')).toBeVisible();
    expect(posted(asked)).toEqual([`POST /api/reconciliation/matches/m2/${way}`]);
  });

  it('are the current one when pressed', async () => {
    show();
    expect(await item('Coffee')).toHaveAttribute('aria-current', 'true');

    await userEvent.click(await screen.findByText('Lunch'));

    expect(await item('Lunch')).toHaveAttribute('aria-current', 'true');
    expect(await item('Coffee')).not.toHaveAttribute('aria-current');
  });

  it('that are decided are only looked at', async () => {
    const asked = show(
      { 'GET /api/reconciliation/matches?status=accepted&limit=50': { body: page([match('m1', 'Coffee', { status: 'accepted' })]) } },
      'accepted',
    );
    await item('Coffee');

    await userEvent.keyboard('{Enter}x');

    expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
    expect(posted(asked)).toEqual([]);
  });

  it('explain their keys, which do nothing meanwhile', async () => {
    const asked = show();
    await item('Coffee');

    await userEvent.keyboard('?');
    const dialog = within(await screen.findByRole('dialog', { name: 'All keys' }));
    expect(dialog.getAllByRole('term').map((term) => term.textContent)).toEqual(['j', 'k', 'Enter', 'c', 'x', '?']);
    await userEvent.keyboard('x{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(posted(asked)).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: 'All keys' }));
    expect(await screen.findByRole('dialog', { name: 'All keys' })).toBeVisible();
  });

  it('that are none say so, of each view', async () => {
    show({ 'GET /api/reconciliation/matches?status=review&limit=50': { body: page([]) } });
    expect(await screen.findByRole('heading', { name: 'Nothing to decide' })).toBeVisible();
    const views = within(screen.getByRole('group', { name: 'What to show' }));
    await waitFor(() => expect(views.getByRole('button', { name: /^To decide ?2$/ })).toBeVisible());

    await userEvent.click(views.getByRole('button', { name: 'Rejected' }));
    expect(await screen.findByRole('heading', { name: 'None yet' })).toBeVisible();
    await userEvent.click(views.getByRole('button', { name: /^Without category ?3$/ }));
    expect(await screen.findByText('Tea')).toBeVisible();
    await userEvent.click(views.getByRole('button', { name: /^To decide ?2$/ }));
    expect(await screen.findByRole('heading', { name: 'Nothing to decide' })).toBeVisible();
  });

  it('that did not come with the others are asked for by the person', async () => {
    const many = Array.from({ length: 12 }, (_, i) => match(`m${i}`, `Payment ${i}`));
    show({
      'GET /api/reconciliation/matches?status=review&limit=50': { body: page(many, 'more') },
      'GET /api/reconciliation/matches?status=review&limit=50&cursor=more': { body: page([match('last', 'Last')]) },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));

    expect(await item('Last')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it.each([
    ['', 'GET /api/reconciliation/matches?status=review&limit=50', page([match('m1', 'Coffee')]), 'Coffee'],
    ['unmatched', 'GET /api/reconciliation/unmatched', page([line('u1', 'Tea')]), 'Tea'],
  ])('that could not be had are asked for again: %s', async (view, question, body, shown) => {
    show({ [question]: awayAtFirst(body) }, view);

    expect(await screen.findByRole('alert')).toHaveTextContent('The service is away');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText(shown)).toBeVisible();
  });
});

describe('a transaction without a category', () => {
  const open = async (text: string) => {
    await userEvent.click(await screen.findByRole('button', { name: `Choose category for ${text}` }));
    return within(await item(text));
  };

  it('gets one, which is never its own account, and leaves the list', async () => {
    const sent: unknown[] = [];
    let left = [line('u1', 'Tea'), line('u2', 'Cake')];
    show(
      {
        'GET /api/reconciliation/unmatched': () => ({ body: page(left) }),
        'POST /api/reconciliation/unmatched/u2/resolve': (body) => {
          sent.push(JSON.parse(body));
          left = left.slice(0, 1);
          return {};
        },
      },
      'unmatched',
    );

    const cake = await open('Cake');
    expect(cake.getByText('Nothing in the books is like it.')).toBeVisible();
    // The list of accounts is open, and all else hidden from a screen reader meanwhile.
    expect(cake.getByRole('button', { name: 'Book', hidden: true })).toBeDisabled();
    await userEvent.click(cake.getByRole('combobox', { name: 'Account' }));
    expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual(['Food']);
    await userEvent.click(screen.getByRole('option', { name: 'Food' }));
    await userEvent.type(cake.getByLabelText('Memo (optional)'), ' Birthday ');
    await userEvent.click(cake.getByRole('button', { name: 'Book' }));

    await waitFor(() => expect(screen.queryByText('Cake')).toBeNull());
    expect(screen.getByText('1 transaction')).toBeVisible();
    expect(sent).toEqual([{ counterAccountId: 'food', memo: 'Birthday' }]);
  });

  it('stays when the choice is refused, with the reason', async () => {
    show(
      { 'POST /api/reconciliation/unmatched/u1/resolve': { status: 409, body: { code: 'period-closed', title: 'The period is closed' } } },
      'unmatched',
    );

    const tea = await open('Tea');
    await userEvent.click(tea.getByRole('combobox', { name: 'Account' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Food' }));
    await userEvent.click(tea.getByRole('button', { name: 'Book' }));

    expect(await tea.findByRole('alert')).toHaveTextContent('The period is closed');
  });

  it('is let go by Cancel, and by Escape', async () => {
    show({}, 'unmatched');

    await userEvent.click((await open('Tea')).getByRole('button', { name: 'Cancel', hidden: true }));
    expect(screen.queryByLabelText('Memo (optional)')).toBeNull();

    const tea = await open('Tea');
    await userEvent.click(tea.getByLabelText('Memo (optional)'));
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByLabelText('Memo (optional)')).toBeNull();
  });

  it('is found by keyboard: down, up, Enter opens it, x lets it go', async () => {
    show({}, 'unmatched');
    await item('Tea');

    await userEvent.keyboard('jk{ArrowDown}');
    expect(await item('Cake')).toHaveAttribute('aria-current', 'true');
    await userEvent.keyboard('{Enter}');
    expect(within(await item('Cake')).getByLabelText('Memo (optional)')).toBeVisible();
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('x');
    expect(screen.queryByLabelText('Memo (optional)')).toBeNull();

    await userEvent.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'All keys' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'All keys' }));
    expect(await screen.findByRole('dialog', { name: 'All keys' })).toBeVisible();
  });

  it('says its currency where there are several, and by whom it is without a text', async () => {
    const items = [line('u1', '', { counterparty: 'TEA HOUSE' }), line('u2', '', { amount: money('900', 'JPY') })];
    show({ 'GET /api/reconciliation/unmatched': { body: page(items) } }, 'unmatched');

    expect(within(await item('TEA HOUSE')).getByText('\u221212.50 SGD')).toBeVisible();
    expect(within(await item('–')).getByText('900 JPY')).toBeVisible();
  });

  it('is on the next page, when the person asks for it', async () => {
    const many = Array.from({ length: 12 }, (_, i) => line(`u${i}`, `Payment ${i}`));
    show(
      {
        'GET /api/reconciliation/unmatched?limit=50': { body: page(many, 'more') },
        'GET /api/reconciliation/unmatched?limit=50&cursor=more': { body: page([line('last', 'Last')]) },
      },
      'unmatched',
    );

    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));

    expect(await item('Last')).toBeVisible();
    expect(screen.getByText('13 transactions')).toBeVisible();
  });

  it('is none any more', async () => {
    show({ 'GET /api/reconciliation/unmatched': { body: page([]) } }, 'unmatched');
    expect(await screen.findByRole('heading', { name: 'Everything has a category' })).toBeVisible();
  });
});
