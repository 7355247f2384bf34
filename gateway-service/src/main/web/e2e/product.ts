import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Person {
  name: string;
  email: string;
  password: string;
}

export function somebody(): Person {
  const unique = `${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;
  return { name: 'Ada Tan', email: `ada.${unique}@example.org`, password: 'a calm and quiet ledger' };
}

export async function register(page: Page, person: Person): Promise<void> {
  await page.goto('/register');
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByLabel('Base currency').selectOption('EUR');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
}

interface CsvRow {
  day: string;
  text: string;
  cents: number;
}

function euros(cents: number): string {
  const text = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** A bank's CSV with debit, credit and a running balance, and what it closes at. */
export function bankCsv(openingCents: number, rows: readonly CsvRow[]): { file: Buffer; closing: string } {
  let balance = openingCents;
  const lines = rows.map(({ day, text, cents }) => {
    balance += cents;
    return [day, text, cents < 0 ? euros(-cents) : '', cents >= 0 ? euros(cents) : '', euros(balance)].join(',');
  });
  return { file: Buffer.from(['Date,Description,Debit,Credit,Balance', ...lines, ''].join('\n')), closing: euros(balance) };
}

export const march: readonly CsvRow[] = [
  { day: '2026-03-02', text: 'SALARY ACME LTD', cents: 320_000 },
  { day: '2026-03-03', text: 'RENT MARCH', cents: -120_000 },
  { day: '2026-03-05', text: 'COFFEE BAR', cents: -450 },
  { day: '2026-03-05', text: 'COFFEE BAR', cents: -450 },
  { day: '2026-03-17', text: 'CITY ENERGY', cents: -8_815 },
  { day: '2026-03-31', text: 'BOOKSHOP', cents: -2_399 },
];

export async function uploadFile(page: Page, name: string, buffer: Buffer, institution?: string): Promise<void> {
  await page.goto('/statements');
  if (institution !== undefined) {
    await page.getByText('The file does not name its bank or currency?').click();
    await page.getByLabel('Bank', { exact: true }).fill(institution);
    await page.getByLabel('Currency', { exact: true }).fill('EUR');
  }
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

/** No violation of WCAG 2.2 A and AA that axe can see. */
export async function expectAccessible(page: Page): Promise<void> {
  // Through the debugging protocol, which the page's own policy does not govern.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(context: Document, options: object): Promise<{ violations: AxeViolation[] }> } };
    const result = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
  expect.soft(violations, page.url()).toEqual([]);
}

interface AxeViolation {
  id: string;
  help: string;
  nodes: { target: string[] }[];
}

/** What the browser complained about: errors of scripts, breaches of the page's policy, requests that leave the origin. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(page.url()).host && page.url() !== 'about:blank')
      heard.push(`left the origin: ${request.url()}`);
  });
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) heard.push(message.text());
  });
  return heard;
}
