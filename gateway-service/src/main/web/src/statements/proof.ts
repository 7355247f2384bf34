import type { Money } from '../api/types';
import { minus, sign } from '../kit/money';

export interface Balances {
  currency: string;
  openingBalance?: Money | null | undefined;
  closingBalance?: Money | null | undefined;
  computedClosingBalance?: Money | null | undefined;
}

/** What the line `opening + rows = closing` says; without both balances there is nothing to prove. */
export interface ProofLine {
  opening: Money | null;
  rows: Money | null;
  closing: Money | null;
  /** Stated closing minus computed; zero when they agree, null when either is unknown. */
  difference: Money | null;
  holds: boolean | null;
}

export function proofLine({ openingBalance, closingBalance, computedClosingBalance }: Balances): ProofLine {
  const opening = openingBalance ?? null;
  const computed = computedClosingBalance ?? null;
  const closing = closingBalance ?? null;
  const difference = closing && computed && minus(closing, computed);
  return {
    opening,
    rows: opening && computed && minus(computed, opening),
    closing,
    difference,
    holds: difference && sign(difference) === 0,
  };
}
