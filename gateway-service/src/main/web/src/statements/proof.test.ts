import { describe, expect, it } from 'vitest';
import { proofLine } from './proof';

const sgd = (amount: string) => ({ amount, currency: 'SGD' });

describe('the proof line', () => {
  it('holds when opening and rows give the closing balance', () => {
    const line = proofLine({
      currency: 'SGD',
      openingBalance: sgd('100.00'),
      closingBalance: sgd('87.50'),
      computedClosingBalance: sgd('87.50'),
    });

    expect(line).toMatchObject({ rows: sgd('-12.50'), difference: sgd('0.00'), holds: true });
  });

  it('says by how much the closing balance is off', () => {
    const line = proofLine({
      currency: 'SGD',
      openingBalance: sgd('100.00'),
      closingBalance: sgd('96.50'),
      computedClosingBalance: sgd('87.50'),
    });

    expect(line).toMatchObject({ difference: sgd('9.00'), holds: false });
  });

  it('claims nothing when the file states no closing balance', () => {
    const line = proofLine({ currency: 'SGD', openingBalance: sgd('0.00'), closingBalance: null, computedClosingBalance: sgd('5.00') });

    expect(line).toMatchObject({ rows: sgd('5.00'), difference: null, holds: null });
  });
});
