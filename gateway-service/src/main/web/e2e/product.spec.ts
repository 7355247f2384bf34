import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { monthInEveryFormat } from './formats';
import { bankCsv, complaints, expectAccessible, march, register, somebody, uploadFile } from './product';

const later = { timeout: 120_000 };

test('a bank file becomes a balance sheet that ties to the bank', async ({ page }) => {
  const heard = complaints(page);
  const csv = bankCsv(100_000, march);
  await register(page, somebody());
  await expect(page.getByText('Nothing. Everything is proven and in the books.')).toBeVisible();

  await uploadFile(page, 'march.csv', csv.file, 'Bank of Examples');
  const tray = page.getByRole('complementary', { name: 'Uploads' });
  await expect(tray.getByText('Approved')).toBeVisible(later);
  await expect(tray.getByText('6 new transactions')).toBeVisible();

  await tray.getByRole('link', { name: 'march.csv' }).click();
  await expect(page.getByRole('main').getByText('Proven', { exact: true })).toBeVisible();
  await expect(page.getByText('Closing balance').locator('..')).toContainText('2,878.86');
  await expect(page.getByRole('row').filter({ hasText: 'COFFEE BAR' })).toHaveCount(2);

  await page.getByRole('button', { name: 'line 2', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Original' }).locator('mark')).toContainText('SALARY ACME LTD');

  await page.getByRole('link', { name: 'Balance sheet' }).first().click();
  const total = page.getByRole('row').filter({ hasText: 'Total assets' });
  await expect(total).toContainText('2,878.86', later);
  await expect(page.getByText('Balances', { exact: true })).toBeVisible();

  await page.goto('/reports/income-statement?from=2026-03-01&to=2026-03-31');
  await expect(page.getByRole('row').filter({ hasText: 'Net income' })).toContainText('1,878.86', later);

  await page.goto('/');
  await expect(page.getByTestId('net-worth')).toContainText('2,878.86', later);
  expect(heard).toEqual([]);
});

test('a report is taken away as CSV and as a journal for hledger', async ({ page }) => {
  await register(page, somebody());
  await uploadFile(page, 'march.csv', bankCsv(100_000, march).file, 'Bank of Examples');
  await expect(page.getByText('6 new transactions')).toBeVisible(later);
  await page.goto('/reports/balance-sheet');
  await expect(page.getByRole('row').filter({ hasText: 'Total assets' })).toContainText('2,878.86', later);

  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
  expect(await text(csv)).toContain('2878.86');
  const [journal] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'hledger journal' }).click()]);
  expect(await text(journal)).toContain('COFFEE BAR');
});

async function text(download: import('@playwright/test').Download): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

test('the same bytes again are refused next to the file, with a way to the first', async ({ page }) => {
  const { file } = bankCsv(100_000, march);
  await register(page, somebody());
  await uploadFile(page, 'march.csv', file, 'Bank of Examples');
  await expect(page.getByText('6 new transactions')).toBeVisible(later);

  await page.locator('input[type=file]').setInputFiles({ name: 'again.csv', mimeType: 'text/csv', buffer: file });

  const refused = page.getByRole('listitem').filter({ hasText: 'again.csv' });
  await expect(refused.getByRole('alert')).toBeVisible();
  await refused.getByRole('link', { name: 'Open the statement that has these bytes' }).click();
  await expect(page.getByRole('heading', { name: 'march.csv', level: 1 })).toBeVisible();
});

test('several files are dropped on any page and each says what became of it', async ({ page }) => {
  await register(page, somebody());
  await page.goto('/accounts');
  const data = await page.evaluateHandle(
    ([good, bad]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([good!], 'march.csv', { type: 'text/csv' }));
      transfer.items.add(new File([bad!], 'holiday.jpg', { type: 'image/jpeg' }));
      return transfer;
    },
    [bankCsv(100_000, march).file.toString('utf8'), 'no bank wrote this'],
  );
  // A page that was just opened may not listen yet; a person goes on moving the pointer.
  await expect(async () => {
    await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
    await expect(page.getByText('Drop to upload')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });

  const tray = page.getByRole('complementary', { name: 'Uploads' });
  await expect(
    tray
      .getByRole('listitem')
      .filter({ hasText: 'march.csv' })
      .getByText(/Approved|Needs review/),
  ).toBeVisible(later);
  await expect(tray.getByRole('listitem').filter({ hasText: 'holiday.jpg' }).getByText(/./).first()).toBeVisible();
});

test('a statement that contradicts itself waits for a person, who rejects it with a reason', async ({ page }) => {
  const { file, closing } = bankCsv(100_000, march);
  const wrong = Buffer.from(file.toString('utf8').replace(closing, '2887.86'));
  await register(page, somebody());
  await uploadFile(page, 'wrong.csv', wrong, 'Bank of Examples');
  const tray = page.getByRole('complementary', { name: 'Uploads' });
  await expect(tray.getByText('Needs review')).toBeVisible(later);

  await page.goto('/');
  await page.getByRole('link', { name: /statement to review/ }).click();
  await page.getByRole('link', { name: 'wrong.csv' }).click();
  await expect(page.getByText('Contradicted')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What to look at' })).toBeVisible();

  await page.getByRole('button', { name: 'Reject' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('The bank corrected it later');
  await page.getByRole('button', { name: 'Reject statement' }).click();
  await expect(page.getByText('Rejected', { exact: true })).toBeVisible();
});

test('a flipped sign is named, repaired, approved, and the import taken back', async ({ page }) => {
  const heard = complaints(page);
  const rows = ['2026-03-02,SALARY,3000.00,4000.00', '2026-03-04,RENT,1200.00,2800.00', '2026-03-09,TEA,-2.50,2797.50'];
  await register(page, somebody());
  await uploadFile(page, 'flipped.csv', Buffer.from(['Date,Description,Amount,Balance', ...rows, ''].join('\n')), 'Bank of Examples');
  const tray = page.getByRole('complementary', { name: 'Uploads' });
  await expect(tray.getByText('Needs review')).toBeVisible(later);
  await tray.getByRole('link', { name: 'flipped.csv' }).click();
  await tray.getByRole('button', { name: 'Clear finished' }).click();

  const doctor = page.getByRole('region', { name: 'What may be wrong' });
  await expect(doctor.getByRole('listitem').first()).toContainText('-1200.00 EUR');
  await expectAccessible(page);
  await doctor.getByRole('button', { name: 'Repair' }).first().click();
  await expect(page.getByText('Proven', { exact: true })).toBeVisible();
  await expect(page.getByText('corrected')).toBeVisible();

  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText(/3 new transactions went into the books/)).toBeVisible();
  await page.goto('/reports/balance-sheet');
  await expect(page.getByRole('row').filter({ hasText: 'Total assets' })).toContainText('2,797.50', later);

  await page.goto('/statements');
  await expect(page.getByRole('region', { name: 'Coverage' })).toContainText('covered');
  await page.getByRole('link', { name: 'flipped.csv' }).click();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByRole('dialog').getByText('At most 3 transactions go')).toBeVisible(later);
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText('Reverted', { exact: true })).toBeVisible(later);
  expect(heard).toEqual([]);
});

for (const [name, content] of Object.entries(monthInEveryFormat)) {
  test(`a month as ${name} is read, proven and shown beside its original`, async ({ page }) => {
    await register(page, somebody());
    await uploadFile(page, name, Buffer.from(content), 'Bank of Examples');
    const tray = page.getByRole('complementary', { name: 'Uploads' });
    await expect(tray.getByText(/Approved|Needs review/)).toBeVisible(later);
    await tray.getByRole('link', { name }).click();
    await tray.getByRole('button', { name: 'Clear finished' }).click();

    await expect(page.getByRole('row').filter({ hasText: 'TEA HOUSE' })).toContainText('2.50');
    const approve = page.getByRole('button', { name: 'Approve' });
    if (name === 'month.qif') {
      await approve.click();
    }
    await expect(page.getByText('Approved', { exact: true })).toBeVisible();
    await page.getByRole('row').filter({ hasText: 'TEA HOUSE' }).getByRole('button', { name: /\d+$/ }).click();
    const original = page.getByRole('complementary', { name: 'Original' });
    // A posting of a journal has its text in the line above.
    await expect(original.locator('mark')).toContainText(/journal|beancount/.test(name) ? '-2.50' : 'TEA HOUSE');
    if (name === 'month.pdf') {
      await expect(original.getByTestId('row-on-page')).toBeInViewport();
    }
    await expectAccessible(page);
  });
}

test('a picture of a statement is recognised, and somebody approves it beside the original', async ({ page }) => {
  test.skip(spawnSync('tesseract', ['--version']).error !== undefined, 'Pictures are recognised by tesseract.');
  await register(page, somebody());
  await uploadFile(page, 'month.png', readFileSync(new URL('month.png', import.meta.url)), 'Bank of Examples');
  const tray = page.getByRole('complementary', { name: 'Uploads' });
  await expect(tray.getByText('Needs review')).toBeVisible(later);
  await tray.getByRole('link', { name: 'month.png' }).click();
  await tray.getByRole('button', { name: 'Clear finished' }).click();

  await expect(page.getByRole('row').filter({ hasText: 'TEA HOUSE' })).toContainText('2.50');
  await expect(page.getByText(/recognised in a picture/)).toBeVisible();
  await page.getByRole('row').filter({ hasText: 'TEA HOUSE' }).getByRole('button', { name: /\d+$/ }).click();
  await expect(page.getByRole('complementary', { name: 'Original' }).getByTestId('row-on-page')).toBeInViewport();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Approved', { exact: true })).toBeVisible();
});

test('a file whose dates can be read in two ways is read after an answer', async ({ page }) => {
  const rows = ['01/02/2026,SALARY,3000.00,3000.00', '03/04/2026,RENT,-1200.00,1800.00'];
  await register(page, somebody());
  await uploadFile(page, 'dates.csv', Buffer.from(['Date,Description,Amount,Balance', ...rows, ''].join('\n')), 'Bank of Examples');
  const tray = page.getByRole('complementary', { name: 'Uploads' });
  await expect(tray.getByText('Needs review')).toBeVisible(later);
  await tray.getByRole('link', { name: 'dates.csv' }).click();
  await tray.getByRole('button', { name: 'Clear finished' }).click();
  await expect(page.getByRole('region', { name: 'What to look at' })).toContainText('month-day-year');
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  await page.getByRole('combobox', { name: 'Its dates are written' }).selectOption('day, month, year');
  await page.getByRole('button', { name: 'Read again' }).click();

  await expect(page.getByText('Proven', { exact: true })).toBeVisible(later);
  await expect(page.getByText('1 Feb 2026 – 3 Apr 2026')).toBeVisible();

  // The answer is a profile of the account by now: its next file is not asked about.
  const more = ['05/06/2026,SALARY,3000.00,4800.00', '07/08/2026,RENT,-1200.00,3600.00'];
  await uploadFile(page, 'more.csv', Buffer.from(['Date,Description,Amount,Balance', ...more, ''].join('\n')), 'Bank of Examples');
  await expect(tray.getByText('Approved')).toBeVisible(later);
  await tray.getByRole('link', { name: 'more.csv' }).click();
  await tray.getByRole('button', { name: 'Clear finished' }).click();
  await expect(page.getByText('5 Jun 2026 – 7 Aug 2026')).toBeVisible();

  await page.goto('/settings/import-profiles');
  await page.getByRole('link', { name: /CSV/ }).click();
  await page.getByRole('button', { name: 'Test against the sample' }).click();
  await expect(page.getByText('The layout reads exactly the expected rows.')).toBeVisible();
  await expectAccessible(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the profile' }).click()]);
  expect(JSON.parse(await text(file))).toMatchObject({ layout: { dateOrder: 'day-month-year' } });
});

test('an archive becomes a statement for each of its files', async ({ page }) => {
  await register(page, somebody());
  const zip = Buffer.from(
    zipSync({
      'bank/march.xml': strToU8(String(monthInEveryFormat['month.xml'])),
      'bank/march.ofx': strToU8(String(monthInEveryFormat['month.ofx'])),
      'bank/photo.gif': strToU8('GIF89a'),
    }),
  );
  await uploadFile(page, 'bank.zip', zip, 'Bank of Examples');
  const tray = page.getByRole('complementary', { name: 'Uploads' });
  await expect(tray.getByText('Unpacked')).toBeVisible(later);
  await tray.getByRole('link', { name: 'bank.zip' }).click();
  await tray.getByRole('button', { name: 'Clear finished' }).click();

  const parts = page.getByRole('region', { name: 'The files of this archive' });
  await expect(parts.getByRole('link')).toHaveCount(2);
  await expect(page.getByRole('region', { name: 'What to look at' })).toContainText('photo.gif');
  await expectAccessible(page);
  await parts.getByRole('link', { name: 'march.xml' }).click();
  await expect(page.getByRole('link', { name: 'From an archive' })).toBeVisible();
});

test('a row shows where it stands in its file, by keyboard', async ({ page }) => {
  const heard = complaints(page);
  await register(page, somebody());
  await uploadFile(page, 'march.csv', bankCsv(100_000, march).file, 'Bank of Examples');
  await page.getByRole('complementary', { name: 'Uploads' }).getByRole('link', { name: 'march.csv' }).click();
  const opener = page.getByRole('button', { name: 'line 4', exact: true });
  await expect(opener).toBeVisible(later);
  await opener.focus();
  await page.keyboard.press('Enter');

  const original = page.getByRole('complementary', { name: 'Original' });
  await expect(original.locator('mark')).toHaveText('2026-03-05,COFFEE BAR,4.50,,2995.50');
  await expect(original).toContainText('line 4, bytes 121 to 155');
  await expect(original.getByLabel('The original around line 4')).toContainText('Date,Description,Debit,Credit,Balance');
  const document = await page.request.get((await original.getByRole('link', { name: 'Download' }).getAttribute('href'))!);
  await expect(original).toContainText(
    createHash('sha256')
      .update(await document.body())
      .digest('hex'),
  );
  await expect(opener).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible(page);

  await page.keyboard.press('Escape');
  await expect(original).toBeHidden();
  await expect(opener).toBeFocused();
  expect(heard).toEqual([]);
});

test('a report is for the day that one types, and is printed on light paper', async ({ page }) => {
  await register(page, somebody());
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.goto('/reports/balance-sheet');
  await expect(page.getByRole('row').filter({ hasText: 'Total assets' })).toBeVisible(later);
  await page.getByLabel('As of').focus();
  await page.keyboard.type('03312025');
  await expect(page).toHaveURL(/asOf=2025-03-31/);
  await expect(page.getByText('As of Monday, 31 March 2025')).toBeVisible();

  const ink = () => page.getByRole('heading', { level: 1 }).evaluate((heading) => getComputedStyle(heading).color);
  expect(await ink()).toBe('rgb(236, 238, 243)');
  await page.emulateMedia({ media: 'print' });
  expect(await ink()).toBe('rgb(23, 26, 33)');
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
});

test('signing out in one tab ends the other', async ({ page, context }) => {
  await register(page, somebody());
  const other = await context.newPage();
  await other.goto('/settings');
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await page.getByRole('link', { name: 'Journal' }).click();

  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible(later);
});

test('a transaction without a category is booked by keyboard', async ({ page }) => {
  await register(page, somebody());
  await uploadFile(page, 'march.csv', bankCsv(100_000, march).file, 'Bank of Examples');
  await expect(page.getByText('6 new transactions')).toBeVisible(later);

  await page.goto('/reconciliation?view=unmatched');
  const lines = page
    .getByRole('main')
    .locator('li')
    .filter({ has: page.locator('time') });
  await expect(lines).toHaveCount(6, later);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Hous');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await expect(lines).toHaveCount(5, later);
});

test('an entry is written, found in the journal and voided', async ({ page }) => {
  await register(page, somebody());
  await page.goto('/journal/new');
  await page.getByLabel('Memo').fill('Cash from a friend');
  await page.getByRole('combobox', { name: 'Account 1' }).fill('Din');
  await page.getByRole('option').first().click();
  await page.getByLabel('Debit').first().fill('12,50');
  await page.getByRole('combobox', { name: 'Account 2' }).fill('Sal');
  await page.getByRole('option').first().click();
  await page.getByLabel('Credit').last().fill('12.5');
  await expect(page.getByText('Debits equal credits.')).toBeVisible();
  await page.getByRole('button', { name: 'Post entry' }).click();

  const entry = page.getByRole('listitem').filter({ hasText: 'Cash from a friend' });
  await expect(entry).toContainText('12.50');
  await entry.getByRole('button', { name: 'Void Cash from a friend' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('It was a gift to somebody else');
  await page.getByRole('button', { name: 'Void entry' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: 'Cash from a friend' })).toHaveCount(0);
});

test('signing out ends the session, and signing in leads back to where one was', async ({ page }) => {
  const person = somebody();
  await register(page, person);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await page.goto('/accounts');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill('wrong-password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Accounts', level: 1 })).toBeVisible();
});

test('ping-pong answers without a session', async ({ page }) => {
  await page.goto('/ping-pong');
  const state = page.locator('output');
  await expect(state).toHaveText(/ping|pong/i);
  const before = await state.textContent();
  await page.getByRole('button', { name: 'Toggle' }).click();
  await expect(state).not.toHaveText(before!);
});
