import { describe, expect, it } from 'vitest';
import { pairsOf, type SampleRow, stateOf } from './trial';

function row(bookedOn: string, amount: string, more: Partial<SampleRow> = {}): SampleRow {
  return {
    bookedOn,
    valueOn: null,
    amount,
    currency: 'EUR',
    description: 'TEA',
    counterparty: null,
    reference: null,
    balance: null,
    ...more,
  };
}

const rows = [row('2026-03-01', '1.00'), row('2026-03-02', '2.00'), row('2026-03-03', '3.00')];

function states(golden: SampleRow[], read: SampleRow[]) {
  return pairsOf(golden, read).map(stateOf);
}

describe('the expected rows beside the read ones', () => {
  it('are the same when they agree, also where one says nothing and the other says that there is nothing', () => {
    const { valueOn, ...unsaid } = rows[0]!;
    expect(valueOn).toBeNull();
    expect(states(rows, [unsaid, rows[1]!, rows[2]!])).toEqual(['same', 'same', 'same']);
  });

  it('are paired in order where they differ', () => {
    const turned = [row('2026-01-03', '1.00'), row('2026-02-03', '2.00'), row('2026-03-03', '3.00')];
    expect(pairsOf(rows, turned).map(({ read }) => read?.bookedOn)).toEqual(['2026-01-03', '2026-02-03', '2026-03-03']);
    expect(states(rows, turned)).toEqual(['different', 'different', 'same']);
  });

  it('stay together after a row that was not read, and after one that was not expected', () => {
    expect(states(rows, rows.slice(1))).toEqual(['missing', 'same', 'same']);
    expect(states(rows.slice(0, 2), [rows[0]!, row('2026-03-09', '9.00'), rows[1]!])).toEqual(['same', 'extra', 'same']);
    expect(states(rows, [])).toEqual(['missing', 'missing', 'missing']);
  });

  it.each(['amount', 'currency', 'description', 'counterparty', 'reference', 'balance', 'valueOn'] as const)(
    'differ by their %s',
    (field) => {
      expect(states([rows[0]!], [{ ...rows[0]!, [field]: 'X' }])).toEqual(['different']);
    },
  );
});
