// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { showPage } from '../test-page';
import { ProfilePage } from './ProfilePage';
import { ProfilesPage } from './ProfilesPage';

const layout = {
  format: 'csv',
  separator: ';',
  headed: true,
  columns: [
    { name: 'Tag', role: 'booked-on' },
    { name: 'Betrag', role: 'amount' },
    { name: 'Notiz', role: null },
  ],
  dateOrder: 'day-month-year',
  valueDateOrder: null,
  decimalMark: 'comma',
  signs: null,
};
const giro = {
  id: 'p1',
  name: 'Giro',
  version: 2,
  accountIds: ['a1'],
  layout,
  hasSample: true,
  versions: [
    { version: 2, madeAt: '2026-03-02T10:00:00Z', madeBy: null, statementId: 's2', changes: ['column 3 "Notiz", not read, is new'] },
    { version: 1, madeAt: '2026-02-02T10:00:00Z', madeBy: 'u', statementId: 's1', changes: [] },
  ],
};
const row = {
  bookedOn: '2026-03-04',
  valueOn: null,
  amount: '-20.00',
  currency: 'EUR',
  description: 'TEA HOUSE',
  counterparty: null,
  reference: null,
  balance: null,
};
const accounts = [
  { id: 'a1', name: 'Giro of Ada', type: 'asset', code: '1000', currency: 'EUR', balances: [] },
  { id: 'a2', name: 'Savings', type: 'asset', code: '1010', currency: 'EUR', balances: [] },
];

function show(answers: Parameters<typeof showPage>[1], at = '/settings/import-profiles/p1') {
  return showPage(
    <Routes>
      <Route path="/settings/import-profiles" element={<ProfilesPage />} />
      <Route path="/settings/import-profiles/:id" element={<ProfilePage />} />
    </Routes>,
    {
      'GET /api/accounts': { body: { items: accounts, next: null } },
      'GET /api/import-profiles/p1': { body: giro },
      'GET /api/import-profiles': { body: { items: [{ ...giro, versions: giro.versions.slice(0, 1) }], next: null } },
      ...answers,
    },
    at,
  );
}

/** jsdom's files cannot be read as text. */
function chosen(text: string): File {
  return Object.assign(new File([text], 'profile.json', { type: 'application/json' }), { text: () => Promise.resolve(text) });
}

const holds = (column: RegExp) => screen.findByRole('combobox', { name: column });

describe('the list of import profiles', () => {
  it('says what profiles are when there is none', async () => {
    show({ 'GET /api/import-profiles': { body: { items: [], next: null } } }, '/settings/import-profiles');
    expect(await screen.findByText(/how it was read is kept as a profile/)).toBeVisible();
  });

  it('names each with its accounts', async () => {
    show({}, '/settings/import-profiles');
    expect(await screen.findByRole('link', { name: 'Giro' })).toHaveAttribute('href', '/settings/import-profiles/p1');
    expect(await screen.findByText('Giro of Ada')).toBeVisible();
    expect(screen.getByText('1 profile')).toBeVisible();
  });

  it('takes in a file and shows what came of it, and says why another is none', async () => {
    const taken: string[] = [];
    show(
      {
        'POST /api/import-profiles': (body) => {
          taken.push(body);
          return { status: 201, body: giro };
        },
      },
      '/settings/import-profiles',
    );
    const input = await screen.findByLabelText('Import a profile', { selector: 'input' });

    await userEvent.upload(input, chosen('Tag;Betrag'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The file is not JSON.');
    expect(taken).toEqual([]);

    const file = JSON.stringify({ kind: 'finance-report-import-profile-1', name: 'Giro', layout });
    await userEvent.upload(input, chosen(file));
    expect(await screen.findByRole('heading', { name: 'Giro', level: 1 })).toBeVisible();
    expect(taken).toEqual([file]);
  });
});

describe('an import profile', () => {
  it('is shown with its columns and its versions', async () => {
    show({});
    expect(await holds(/column 1 holds: Tag/)).toHaveDisplayValue('date of booking');
    expect(await holds(/column 3 holds: Notiz/)).toHaveDisplayValue('not read');
    expect(screen.getByLabelText('Money out is written')).toHaveDisplayValue('not known yet');
    const history = screen.getByRole('region', { name: 'History' });
    expect(within(history).getByText('column 3 "Notiz", not read, is new')).toBeVisible();
    expect(
      within(history)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href')),
    ).toEqual(['/statements/s2', '/statements/s1']);
  });

  it('is tested as it is edited, and shows what differs', async () => {
    const tested: string[] = [];
    show({
      'POST /api/import-profiles/p1/test': (body) => {
        tested.push(body);
        return { body: { fits: false, golden: [row], read: [{ ...row, bookedOn: '2026-04-03' }], problems: [] } };
      },
    });

    await userEvent.selectOptions(await screen.findByLabelText('Dates are written'), 'month, day, year');
    await userEvent.click(screen.getByRole('button', { name: 'Test against the sample' }));

    const trial = await screen.findByRole('region', { name: 'Test against the sample' });
    expect(JSON.parse(tested[0]!)).toEqual({ layout: { ...layout, dateOrder: 'month-day-year' } });
    expect(trial.querySelector('del')).toHaveTextContent('expected: Mar 4, 2026');
    expect(trial.querySelector('ins')).toHaveTextContent('read: Apr 3, 2026');
    expect(within(trial).getByText('different')).toBeVisible();
    expect(within(trial).getByText('TEA HOUSE').closest('del, ins')).toBeNull();

    await userEvent.selectOptions(screen.getByLabelText('Dates are written'), 'day, month, year');
    expect(screen.queryByRole('region', { name: 'Test against the sample' }), 'of another layout').toBeNull();
  });

  it('that does not read its sample says why', async () => {
    const problems = ['Line 3: "31.03" is no day.'];
    show({ 'POST /api/import-profiles/p1/test': { body: { fits: false, golden: [row], read: [], problems } } });

    await userEvent.click(await screen.findByRole('button', { name: 'Test against the sample' }));
    expect(await screen.findByText(problems[0]!)).toBeVisible();
    expect(screen.queryByRole('table', { name: 'Test against the sample' })).toBeNull();
  });

  it('is saved against the version that was seen', async () => {
    const saved: [string | null, unknown][] = [];
    show({
      'PUT /api/import-profiles/p1': (body, headers) => {
        saved.push([headers.get('if-match'), JSON.parse(body)]);
        return { body: { ...giro, name: 'Giro 2', version: 3, layout: { ...layout, signs: 'inverted' } } };
      },
    });
    expect(await screen.findByRole('button', { name: 'Save' })).toBeDisabled();

    await userEvent.clear(screen.getByLabelText('Name'));
    await userEvent.type(screen.getByLabelText('Name'), 'Giro 2 ');
    await userEvent.selectOptions(screen.getByLabelText('Money out is written'), 'as plus, as card statements do');
    await userEvent.selectOptions(await holds(/column 3 holds/), 'description');
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Giro of Ada' }));
    expect(screen.getByRole('group', { name: 'Accounts' }), 'for whoever goes on by keyboard').toHaveFocus();
    await userEvent.click(screen.getByRole('combobox', { name: 'Add an account' }));
    await userEvent.click(await screen.findByRole('option', { name: /Savings/ }));
    expect(await screen.findByRole('button', { name: 'Remove Savings' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Saved as version 3.')).toBeVisible();
    const columns = [...layout.columns.slice(0, 2), { name: 'Notiz', role: 'description' }];
    expect(saved).toEqual([['"2"', { name: 'Giro 2', accountIds: ['a2'], layout: { ...layout, signs: 'inverted', columns } }]]);
    expect(screen.getByRole('heading', { name: 'Giro 2', level: 1 })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('that somebody else changed meanwhile keeps what was typed until the person lets go of it', async () => {
    let now = giro;
    show({
      'GET /api/import-profiles/p1': () => ({ body: now }),
      'PUT /api/import-profiles/p1': () => {
        now = { ...giro, name: 'Giro of both', version: 3 };
        return {
          status: 412,
          body: { code: 'version-changed', title: 'Someone else changed it in the meantime', detail: 'Read it again.' },
        };
      },
    });

    await userEvent.type(await screen.findByLabelText('Name'), ' mine');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Someone else changed it in the meantime')).toBeVisible();
    expect(screen.getByLabelText('Name')).toHaveValue('Giro mine');

    await userEvent.click(screen.getByRole('button', { name: 'Show the newest version without my changes' }));
    await waitFor(() => expect(screen.getByLabelText('Name')).toHaveValue('Giro of both'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is exported without rows of a statement unless a person wants them in it', async () => {
    show({});
    const download = await screen.findByRole('link', { name: 'Download the profile' });
    expect(download).toHaveAttribute('href', '/api/import-profiles/p1/file');

    await userEvent.click(screen.getByLabelText('With the sample rows of your statement'));
    expect(download).toHaveAttribute('href', '/api/import-profiles/p1/file?sample=true');
    expect(screen.getByText(/texts of your own transactions/)).toBeVisible();
  });

  it('without a sample can neither be tested nor exported with one', async () => {
    show({ 'GET /api/import-profiles/p1': { body: { ...giro, hasSample: false } } });
    expect(await screen.findByRole('button', { name: 'Test against the sample' })).toBeDisabled();
    expect(screen.getByText(/There is no sample to test against/)).toBeVisible();
    expect(screen.queryByLabelText('With the sample rows of your statement')).toBeNull();
  });

  it('is deleted once the person has said so', async () => {
    const versions: (string | null)[] = [];
    show({
      'DELETE /api/import-profiles/p1': (_, headers) => {
        versions.push(headers.get('if-match'));
        return {};
      },
    });

    await userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('“Giro” is forgotten with its 2 versions.');
    expect(versions).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete profile' }));

    expect(await screen.findByRole('heading', { name: 'Import profiles', level: 1 })).toBeVisible();
    expect(versions).toEqual(['"2"']);
  });
});
