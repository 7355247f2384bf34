import { describe, expect, it } from 'vitest';
import { canBeVoided, draftAmount, draftBalance, postingsOf, type PostingDraft } from './journal';

const draft = (accountId: string | null, debit: string, credit: string): PostingDraft => ({ key: 1, accountId, debit, credit });
const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('an entry being typed', () => {
  it('is whole when debits equal credits on named accounts', () => {
    const drafts = [draft('food', '12,50', ''), draft('cash', '', '12.5'), draft(null, '', '')];

    expect(draftBalance(drafts, 'EUR')).toEqual(eur('0.00'));
    expect(postingsOf(drafts, 'EUR')).toEqual([
      { accountId: 'food', amount: eur('12.50') },
      { accountId: 'cash', amount: eur('-12.50') },
    ]);
  });

  it.each([
    ['out of balance', [draft('a', '1', ''), draft('b', '', '2')]],
    ['an amount without an account', [draft('a', '1', ''), draft(null, '', '1')]],
    ['an account without an amount', [draft('a', '', ''), draft('b', '', '')]],
    ['one posting only', [draft('a', '0', '')]],
  ])('is not whole: %s', (_, drafts) => {
    expect(postingsOf(drafts, 'EUR')).toBeNull();
  });

  it('takes one positive amount on one side', () => {
    expect(draftAmount(draft('a', '1', '1'), 'EUR')).toEqual({ is: 'wrong' });
    expect(draftAmount(draft('a', '-1', ''), 'EUR')).toEqual({ is: 'wrong' });
    expect(draftAmount(draft('a', 'x', ''), 'EUR')).toEqual({ is: 'wrong' });
  });
});

describe('an entry in the journal', () => {
  it.each([
    ['manual', 'posted', null, true],
    ['bank', 'posted', null, true],
    ['manual', 'draft', null, false],
    ['manual', 'posted', 'its mirror', false],
    ['opening', 'posted', null, false],
    ['gap', 'posted', null, false],
    ['void', 'posted', null, false],
  ])('of kind %s, %s, voided by %s, can be voided: %s', (kind, status, voidedByEntryId, expected) => {
    expect(canBeVoided({ kind, status, voidedByEntryId })).toBe(expected);
  });
});
