import { describe, expect, it } from 'vitest';
import { dayBefore, formatAgo, formatDate, formatFullDate, isDate, monthOf, monthsLater, quarterOf, today, yearOf } from './dates';

describe('dates', () => {
  it('formats a business date in every zone as the same day', () => {
    expect(formatDate('2026-01-31', 'en-GB')).toBe('31 Jan 2026');
    expect(formatFullDate('2026-01-31', 'en-GB')).toMatch(/^Saturday,? 31 January 2026$/);
  });

  it('knows months, leap years and quarters', () => {
    expect(monthOf('2024-02-10')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(monthOf('2026-12-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(quarterOf('2026-05-15')).toEqual({ from: '2026-04-01', to: '2026-06-30' });
    expect(yearOf('2026-05-15')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  });

  it('steps over the ends of months and years', () => {
    expect(monthsLater('2026-01-31', -1)).toBe('2025-12-01');
    expect(monthsLater('2026-01-31', 1)).toBe('2026-02-01');
    expect(dayBefore('2026-01-01')).toBe('2025-12-31');
  });

  it('takes today from the calendar where the person sits', () => {
    expect(today(new Date(2026, 10, 21, 23, 59))).toBe('2026-11-21');
  });

  it.each([
    ['2026-02-28', true],
    ['2026-02-30', false],
    ['2026-2-3', false],
    ['', false],
  ])('%s is a date: %s', (text, is) => {
    expect(isDate(text)).toBe(is);
  });

  it.each([
    ['2026-11-21T09:59:58Z', 'now'],
    ['2026-11-21T09:57:00Z', '3 minutes ago'],
    ['2026-11-21T07:00:00Z', '3 hours ago'],
    ['2026-11-20T09:00:00Z', 'yesterday'],
    ['2026-11-21T10:00:05Z', 'now'],
  ])('says how long ago %s was: %s', (instant, said) => {
    expect(formatAgo(instant, new Date('2026-11-21T10:00:00Z'), 'en')).toBe(said);
  });
});
