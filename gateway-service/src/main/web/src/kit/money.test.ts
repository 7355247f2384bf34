import { describe, expect, it } from 'vitest';
import { formatAmount, minus, negated, parseAmount, plus, sign, sum } from './money';

const of = (amount: string, currency = 'SGD') => ({ amount, currency });
const real = (text: string) => text.replaceAll('-', '\u2212');

describe('money', () => {
  it.each([
    ['1234.50', 'SGD', 'en', '1,234.50'],
    ['-12.50', 'SGD', 'en', real('-12.50')],
    ['0.00', 'SGD', 'en', '0.00'],
    ['-0.00', 'SGD', 'en', '0.00'],
    ['1234', 'JPY', 'en', '1,234'],
    ['1.234', 'BHD', 'en', '1.234'],
    ['1234.50', 'EUR', 'de', '1.234,50'],
    ['90071992547409931.23', 'SGD', 'en', '90,071,992,547,409,931.23'],
  ])('writes %s %s in %s as %s', (amount, currency, locale, written) => {
    expect(formatAmount(of(amount, currency), locale)).toBe(written);
  });

  it('never rounds what it is given', () => {
    expect(formatAmount(of('1.23456'), 'en')).toBe('1.23456');
  });

  it('adds and subtracts without floating point', () => {
    expect(plus(of('0.10'), of('0.20'))).toEqual(of('0.30'));
    expect(minus(of('0.05'), of('0.10'))).toEqual(of('-0.05'));
    expect(plus(of('90071992547409931.23'), of('0.01'))).toEqual(of('90071992547409931.24'));
    expect(negated(of('-3.00'))).toEqual(of('3.00'));
    expect(sum('JPY', [])).toEqual(of('0', 'JPY'));
    expect(sum('?', []), 'of a code that is none').toEqual(of('0.00', '?'));
    expect(sum('SGD', [of('1.10'), of('-1.10')])).toEqual(of('0.00'));
  });

  it('refuses to add two currencies', () => {
    expect(() => plus(of('1.00'), of('1.00', 'EUR'))).toThrow('SGD and EUR');
  });

  it('knows the sign of small amounts', () => {
    expect([sign(of('-0.01')), sign(of('0.00')), sign(of('0.01'))]).toEqual([-1, 0, 1]);
  });

  it.each([
    ['1234.5', 'SGD', '1234.50'],
    ['1,234.50', 'SGD', '1234.50'],
    ['1.234,50', 'EUR', '1234.50'],
    ['1 234,5', 'EUR', '1234.50'],
    ['1,234', 'SGD', '1234.00'],
    ['12,5', 'EUR', '12.50'],
    ['0,125', 'BHD', '0.125'],
    ['1,234,567', 'SGD', '1234567.00'],
    ['-12.50', 'SGD', '-12.50'],
    ['\u221212.50', 'SGD', '-12.50'],
    ['-0', 'SGD', '0.00'],
    ['007', 'JPY', '7'],
    ['12.345', 'SGD', '12345.00'],
    ['12.3456', 'SGD', null],
    ['1.5', 'JPY', null],
    ['twelve', 'SGD', null],
    ['', 'SGD', null],
    ['-', 'SGD', null],
  ])('reads %s typed for %s as %s', (typed, currency, amount) => {
    expect(parseAmount(typed, currency)).toBe(amount);
  });
});
