// Business dates are `YYYY-MM-DD` text and calendar arithmetic is done in UTC, so that no zone can move a day.

export interface DateRange {
  from: string;
  to: string;
}

function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Today where the person sits. */
export function today(now: Date = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function isDate(text: string | null | undefined): text is string {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text).getTime()) && iso(utc(text)) === text;
}

export function monthOf(date: string): DateRange {
  const day = utc(date);
  const from = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1));
  const to = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0));
  return { from: iso(from), to: iso(to) };
}

export function monthsLater(date: string, months: number): string {
  const day = utc(date);
  return iso(new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1)));
}

export function quarterOf(date: string): DateRange {
  const day = utc(date);
  const first = day.getUTCMonth() - (day.getUTCMonth() % 3);
  return {
    from: iso(new Date(Date.UTC(day.getUTCFullYear(), first, 1))),
    to: iso(new Date(Date.UTC(day.getUTCFullYear(), first + 3, 0))),
  };
}

export function yearOf(date: string): DateRange {
  return { from: `${date.slice(0, 4)}-01-01`, to: `${date.slice(0, 4)}-12-31` };
}

export function dayBefore(date: string): string {
  const day = utc(date);
  return iso(new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() - 1)));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(locale, options);
    formats.set(key, made);
  }
  return made;
}

export function formatDate(date: string, locale: string): string {
  return format(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(utc(date));
}

export function formatFullDate(date: string, locale: string): string {
  return format(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(utc(date));
}

export function formatMonth(date: string, locale: string): string {
  return format(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(utc(date));
}

export function formatMoment(instant: string, locale: string): string {
  return format(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** How long ago, in the largest unit that is not zero. Only for how fresh something is. */
export function formatAgo(instant: string, now: Date, locale: string): string {
  const seconds = Math.min(0, Math.round((new Date(instant).getTime() - now.getTime()) / 1000));
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ];
  for (const [unit, length] of units) if (-seconds >= length) return relative.format(Math.trunc(seconds / length), unit);
  return relative.format(0, 'second');
}
