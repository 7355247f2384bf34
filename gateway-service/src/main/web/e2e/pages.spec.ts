import { mkdirSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { bankCsv, complaints, expectAccessible, march, register, somebody, uploadFile } from './product';

const screenshots = new URL('../../../../target/screenshots/', import.meta.url);

const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1360, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1360, height: 900 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

const places = [
  ['home', '/'],
  ['statements', '/statements'],
  ['reconciliation', '/reconciliation'],
  ['unmatched', '/reconciliation?view=unmatched'],
  ['accounts', '/accounts'],
  ['journal', '/journal'],
  ['new-entry', '/journal/new'],
  ['balance-sheet', '/reports/balance-sheet'],
  ['income-statement', '/reports/income-statement?from=2026-01-01&to=2026-12-31'],
  ['settings', '/settings'],
  ['import-profiles', '/settings/import-profiles'],
  ['ping-pong', '/ping-pong'],
] as const;

let state: Awaited<ReturnType<import('@playwright/test').BrowserContext['storageState']>>;
let statement: string;

test.beforeAll(async ({ browser }: { browser: Browser }) => {
  mkdirSync(screenshots, { recursive: true });
  const context = await browser.newContext();
  const page = await context.newPage();
  await register(page, somebody());
  await uploadFile(page, 'march.csv', bankCsv(100_000, march).file, 'Bank of Examples');
  const link = page.getByRole('complementary', { name: 'Uploads' }).getByRole('link', { name: 'march.csv' });
  await expect(page.getByRole('complementary', { name: 'Uploads' }).getByText(/Approved|Needs review/)).toBeVisible({ timeout: 120_000 });
  statement = (await link.getAttribute('href'))!;
  state = await context.storageState();
  await context.close();
});

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Loading' })).toHaveCount(0);
  await expect(page.locator('[class*=skeleton]')).toHaveCount(0);
}

/** Nothing leaves its frame, and axe has nothing to say; the screenshot is for people. */
async function expectGood(page: Page, name: string, look: string): Promise<void> {
  await settled(page);
  await page.screenshot({ path: new URL(`${name}-${look}.png`, screenshots).pathname, fullPage: true });
  expect
    .soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name} is not wider than the screen`)
    .toBeLessThanOrEqual(0);
  expect
    .soft(
      await page.evaluate(
        () => [...document.querySelectorAll('main table')].filter((each) => each.getBoundingClientRect().right > innerWidth - 8).length,
      ),
      `no table of ${name} leaves its frame`,
    )
    .toBe(0);
  await expectAccessible(page);
}

for (const look of looks) {
  test(`every page is accessible and keeps to its policy: ${look.name}`, async ({ browser }) => {
    test.setTimeout(900_000);
    const signedIn = await browser.newContext({ storageState: state, colorScheme: look.colorScheme, viewport: look.viewport });
    const page = await signedIn.newPage();
    const heard = complaints(page);

    for (const [name, path] of [...places, ['review', statement] as const]) {
      await page.goto(path);
      await expectGood(page, name, look.name);
    }
    await page.getByRole('button', { name: 'line 2', exact: true }).click();
    await expect(page.locator('mark')).toBeVisible();
    await expectGood(page, 'evidence', look.name);
    await signedIn.close();

    const stranger = await browser.newContext({ colorScheme: look.colorScheme, viewport: look.viewport });
    const door = await stranger.newPage();
    for (const [name, path] of [
      ['sign-in', '/sign-in'],
      ['register', '/register'],
    ] as const) {
      await door.goto(path);
      await settled(door);
      await door.screenshot({ path: new URL(`${name}-${look.name}.png`, screenshots).pathname });
      await expectAccessible(door);
    }
    await stranger.close();
    expect(heard).toEqual([]);
  });
}
