import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columnRoles, layoutAnswers, originOf, type Version, withRole } from './draft';

const statementService = '../../../../statement-service/src/main/java/io/financereport/statement/reading/';

/** The constants of an enum of the service, as they are written in the API. */
function constants(file: string, name: string): string[] {
  const source = readFileSync(new URL(`../../${statementService}${file}`, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const body = new RegExp(`enum ${name} \\{([^;}]*)`).exec(source)![1]!;
  return body.split(',').map((each) => each.trim().toLowerCase().replaceAll('_', '-'));
}

const layout = {
  format: 'csv',
  separator: ';',
  headed: true,
  columns: [
    { name: 'Tag', role: 'date' },
    { name: 'Betrag', role: 'amount' },
  ],
};

const version = (part: Partial<Version>): Version => ({ version: 1, madeAt: '2026-03-01T00:00:00Z', changes: [], ...part });

describe('a changed profile', () => {
  it('can say all that the reader knows', () => {
    expect(columnRoles).toEqual(constants('csv/ColumnRole.java', 'ColumnRole'));
    expect([...layoutAnswers.signs].sort()).toEqual(constants('csv/TableLayout.java', 'AmountSigns').sort());
  });

  it('has another role in one column and is the same in the others', () => {
    expect(withRole(layout, 1, null).columns).toEqual([
      { name: 'Tag', role: 'date' },
      { name: 'Betrag', role: null },
    ]);
    expect(layout.columns[1]!.role).toBe('amount');
  });

  it('says of each version how it came about', () => {
    expect(originOf(version({ statementId: 's1', madeBy: 'u' }))).toBe('learnt');
    expect(originOf(version({ version: 3, statementId: 's2' }))).toBe('learnt');
    expect(originOf(version({ madeBy: 'u' }))).toBe('imported');
    expect(originOf(version({ version: 2, madeBy: 'u' }))).toBe('edited');
  });
});
