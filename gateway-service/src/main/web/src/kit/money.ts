import type { Money } from '../api/types';

// Amounts stay decimal text and are added as whole minor units: no floating point near money.

interface Minor {
  units: bigint;
  scale: number;
}

const amountPattern = /^-?\d+(\.\d+)?$/;

function minor(amount: string): Minor {
  if (!amountPattern.test(amount)) throw new Error(`not an amount: ${amount}`);
  const point = amount.indexOf('.');
  if (point < 0) return { units: BigInt(amount), scale: 0 };
  return { units: BigInt(amount.slice(0, point) + amount.slice(point + 1)), scale: amount.length - point - 1 };
}

function text({ units, scale }: Minor): string {
  if (scale === 0) return units.toString();
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function at(scale: number, amount: Minor): bigint {
  return amount.units * 10n ** BigInt(scale - amount.scale);
}

export function plus(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new Error(`${a.currency} and ${b.currency} do not add up`);
  const [left, right] = [minor(a.amount), minor(b.amount)];
  const scale = Math.max(left.scale, right.scale);
  return { amount: text({ units: at(scale, left) + at(scale, right), scale }), currency: a.currency };
}

export function negated(money: Money): Money {
  const { units, scale } = minor(money.amount);
  return { amount: text({ units: -units, scale }), currency: money.currency };
}

export function minus(a: Money, b: Money): Money {
  return plus(a, negated(b));
}

export function sign(money: Money): -1 | 0 | 1 {
  const { units } = minor(money.amount);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

export function sum(currency: string, all: readonly Money[]): Money {
  return all.reduce(plus, { amount: text({ units: 0n, scale: fractionDigits(currency) }), currency });
}

const digitsByCurrency = new Map<string, number>();

export function fractionDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    try {
      digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    } catch {
      digits = 2;
    }
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

const formats = new Map<string, Intl.NumberFormat>();

/** The amount as the locale writes it, never rounded, with a real minus sign and without the currency. */
export function formatAmount(money: Money, locale: string): string {
  const digits = Math.max(fractionDigits(money.currency), minor(money.amount).scale);
  const key = `${locale} ${digits}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
    });
    formats.set(key, format);
  }
  // Text in, exact digits out; a number would lose them above 2^53.
  return format.format(money.amount as Intl.StringNumericLiteral).replace('-', '\u2212');
}

/** The currency of all amounts, to be said once for them; null when there are several or none. */
export function oneCurrency(amounts: readonly Money[]): string | null {
  const [first, ...others] = new Set(amounts.map(({ currency }) => currency));
  return first !== undefined && others.length === 0 ? first : null;
}

/**
 * What a person typed as an amount of a currency (`1 234,5`, `1,234.50`, `-12`), or null when it is none.
 * The last separator is the decimal one, unless it stands before exactly three digits and occurs as a thousands mark.
 */
export function parseAmount(typed: string, currency: string): string | null {
  const trimmed = typed
    .trim()
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace('\u2212', '-');
  if (!/^[+-]?[\d.,]*\d[.,]?$/.test(trimmed)) return null;
  const negative = trimmed.startsWith('-');
  const unsigned = trimmed.replace(/^[+-]/, '');
  const point = decimalPoint(unsigned);
  const whole = (point < 0 ? unsigned : unsigned.slice(0, point)).replace(/[.,]/g, '') || '0';
  const fraction = point < 0 ? '' : unsigned.slice(point + 1);
  const digits = fractionDigits(currency);
  if (fraction.length > digits) return null;
  const padded = fraction.padEnd(digits, '0');
  const amount = `${whole.replace(/^0+(?=\d)/, '')}${digits > 0 ? `.${padded}` : ''}`;
  return negative && /[1-9]/.test(amount) ? `-${amount}` : amount;
}

function decimalPoint(unsigned: string): number {
  const last = Math.max(unsigned.lastIndexOf('.'), unsigned.lastIndexOf(','));
  if (last < 0) return -1;
  const separator = unsigned.charAt(last);
  const repeated = unsigned.indexOf(separator) !== last;
  const other = separator === '.' ? ',' : '.';
  if (repeated) return -1;
  if (unsigned.includes(other)) return last;
  return unsigned.length - last - 1 === 3 && last <= 3 && last > 0 && unsigned[0] !== '0' ? -1 : last;
}
