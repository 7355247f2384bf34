import type { ImportProfile } from '../api/types';
import { dialectAnswers } from '../statements/statements';

export type Layout = ImportProfile['layout'];

/** What a person can change of a profile. */
export interface Draft {
  name: string;
  accountIds: string[];
  layout: Layout;
}

export function draftOf({ name, accountIds, layout }: ImportProfile): Draft {
  return { name, accountIds, layout };
}

/** What a column can hold, by the words of the API. */
export const columnRoles = [
  'booked-on',
  'date',
  'transacted-on',
  'value-on',
  'date-or-other',
  'amount',
  'gross',
  'debit',
  'credit',
  'balance',
  'currency',
  'description',
  'counterparty',
  'reference',
  'account',
  'direction',
  'status',
] as const;

/** What can be said of a whole layout, by the words of the API. */
export const layoutAnswers = {
  dateOrder: dialectAnswers.dateOrder,
  valueDateOrder: dialectAnswers.dateOrder,
  decimalMark: dialectAnswers.decimalMark,
  signs: [...dialectAnswers.signs, 'bare-out', 'by-column'],
} as const;

export type LayoutQuestion = keyof typeof layoutAnswers;

export const layoutQuestions: readonly LayoutQuestion[] = ['dateOrder', 'valueDateOrder', 'decimalMark', 'signs'];

/** The layout with another role in one of its columns; null for a column that is not read. */
export function withRole(layout: Layout, column: number, role: string | null): Layout {
  return { ...layout, columns: layout.columns.map((each, i) => (i === column ? { ...each, role } : each)) };
}

export type Version = ImportProfile['versions'][number];

/** How a version came about. */
export function originOf(version: Version): 'learnt' | 'imported' | 'edited' {
  if (version.statementId != null) return 'learnt';
  return version.version === 1 ? 'imported' : 'edited';
}
