import { describe, expect, it } from 'vitest';
import { fill } from '../kit/messages';
import { en, type MessageKey } from '../messages/en';
import { zh } from '../messages/zh';
import { decisionSentence, type RowDecision } from './decision';

const inEnglish = (key: MessageKey, values = {}) => fill(en[key], values, 'en');
const inChinese = (key: MessageKey, values = {}) => fill(zh[key], values, 'zh-CN');
const known: RowDecision = {
  reason: 'text',
  transactionId: 't1',
  otherStatementId: 's2',
  otherFileName: 'b.csv',
  otherRow: 4,
  rows: 1,
  transactions: 1,
};
const none: RowDecision = { reason: 'pending' };

describe('the decision about a row', () => {
  it('names the other row and the reason', () => {
    expect(decisionSentence(inEnglish, 17, known)).toBe('Row 17 = row 4 of b.csv, because day, amount and text are equal.');
    expect(decisionSentence(inChinese, 17, known)).toBe('第 17 行 = b.csv 的第 4 行，因为日期、金额和摘要相同。');
    expect(decisionSentence(inEnglish, 2, { ...known, otherRow: null })).toContain('a row that a person added to b.csv');
  });

  it('says how many there are where the number decides', () => {
    const more = { ...known, reason: 'more', transactionId: null, otherRow: null, rows: 3, transactions: 2 };

    expect(decisionSentence(inEnglish, 3, more)).toBe(
      'Row 3 is a new transaction, because the file has 3 rows of its day and amount, and 2 were known.',
    );
    expect(decisionSentence(inChinese, 3, more)).toContain('3');
  });

  it('says of other rows that they are no transactions, and nothing while nothing is decided', () => {
    expect(decisionSentence(inEnglish, 5, none)).toBe('Row 5 is no transaction: it is expected and not booked.');
    expect(decisionSentence(inEnglish, 5, null)).toBeNull();
  });
});
