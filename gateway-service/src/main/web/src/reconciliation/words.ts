import type { Match } from '../api/types';
import type { MessageKey } from '../messages/en';
import type { Tone } from '../shared/ui';

export interface PartWord {
  key: MessageKey;
  values: Readonly<Record<string, string | number>>;
  tone: Tone;
}

const dayMs = 86_400_000;

function daysFrom(a: string, b: string): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / dayMs);
}

/** A score's parts as a person would say them. */
export function partWords(match: Match): PartWord[] {
  const words: PartWord[] = [];
  const [transaction] = match.transactions;
  const other = match.entries[0]?.date ?? match.transactions[1]?.bookedOn;
  for (const { name, score } of match.parts) {
    if (name === 'date' && transaction && other) words.push(dayWord(daysFrom(transaction.bookedOn, other)));
    else if (name === 'amount') words.push({ key: score >= 100 ? 'part.amount.same' : 'part.amount.near', values: {}, tone: score >= 100 ? 'good' : 'warn' });
    else if (name === 'text') words.push({ key: score >= 80 ? 'part.text.same' : score >= 40 ? 'part.text.near' : 'part.text.other', values: {}, tone: score >= 80 ? 'good' : score >= 40 ? 'neutral' : 'warn' });
    else if (name === 'history' && score > 0) words.push({ key: 'part.history', values: {}, tone: 'good' });
    else if (name === 'counterAccount' && score >= 80) words.push({ key: 'part.counterAccount', values: {}, tone: 'good' });
  }
  return words;
}

function dayWord(days: number): PartWord {
  if (days === 0) return { key: 'part.date.same', values: {}, tone: 'good' };
  const tone: Tone = Math.abs(days) <= 3 ? 'neutral' : 'warn';
  return { key: days > 0 ? 'part.date.later' : 'part.date.earlier', values: { days: Math.abs(days) }, tone };
}
