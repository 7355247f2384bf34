import type { ImportTrial } from '../api/types';

export type SampleRow = ImportTrial['golden'][number];

/** A row that was expected beside the one that was read in its place; null where there is none. */
export interface Pair {
  golden: SampleRow | null;
  read: SampleRow | null;
}

const fields = ['bookedOn', 'valueOn', 'amount', 'currency', 'description', 'counterparty', 'reference', 'balance'] as const;

export type PairState = 'same' | 'different' | 'missing' | 'extra';

export function stateOf({ golden, read }: Pair): PairState {
  if (read === null) return 'missing';
  if (golden === null) return 'extra';
  return isSame(golden, read) ? 'same' : 'different';
}

function isSame(a: SampleRow, b: SampleRow): boolean {
  return fields.every((field) => (a[field] ?? null) === (b[field] ?? null));
}

/** How many rows the tails from each place on have in common, in order. */
function commonOfTails(golden: readonly SampleRow[], read: readonly SampleRow[]): number[][] {
  const common = Array.from({ length: golden.length + 1 }, () => new Array<number>(read.length + 1).fill(0));
  for (let i = golden.length - 1; i >= 0; i--)
    for (let j = read.length - 1; j >= 0; j--)
      common[i]![j] = isSame(golden[i]!, read[j]!) ? 1 + common[i + 1]![j + 1]! : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  return common;
}

/**
 * The expected rows beside the read ones. Equal rows hold the two together, so that one row too few does not make all after it
 * different; what lies between is paired in order. A sample has some tens of rows.
 */
export function pairsOf(golden: readonly SampleRow[], read: readonly SampleRow[]): Pair[] {
  const common = commonOfTails(golden, read);
  const meets = (i: number, j: number) => i < golden.length && j < read.length && isSame(golden[i]!, read[j]!);
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < golden.length || j < read.length;) {
    const [fromI, fromJ] = [i, j];
    while (!meets(i, j) && (i < golden.length || j < read.length)) {
      if (j === read.length || (i < golden.length && common[i + 1]![j]! >= common[i]![j + 1]!)) i++;
      else j++;
    }
    for (let k = 0; k < Math.max(i - fromI, j - fromJ); k++)
      pairs.push({ golden: fromI + k < i ? golden[fromI + k]! : null, read: fromJ + k < j ? read[fromJ + k]! : null });
    if (meets(i, j)) pairs.push({ golden: golden[i++]!, read: read[j++]! });
  }
  return pairs;
}
