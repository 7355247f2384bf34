import { describe, expect, it } from 'vitest';
import { baseCurrencies, likelyCurrency } from './currencies';

describe('the currency that is offered first', () => {
  it.each([
    ['en-SG', 'SGD'],
    ['zh', 'CNY'],
    ['zh-Hant', 'TWD'],
    ['en', 'USD'],
    ['de-AT', 'EUR'],
    ['de-CH', 'CHF'],
    ['not a language', 'EUR'],
  ])('of %s is %s', (language, currency) => {
    expect(likelyCurrency(language)).toBe(currency);
    expect(baseCurrencies()).toContain(currency);
  });
});
