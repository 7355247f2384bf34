import type { Match } from '../api/types';
import type { MessageKey } from '../messages/en';
import type { Tone } from '../kit/ui';

export interface PartWord {
  key: MessageKey;
  values: Readonly<Record<string, string | number>>;
  tone: Tone;
}

// Of 100.
const full = 100;
const alike = 80;
const similar = 40;

const dayMs = 86_400_000;

function daysFrom(a: string, b: string): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / dayMs);
}

/** A score's parts as a person would say them. */
export function partWords(match: Match): PartWord[] {
  const words: PartWord[] = [];
  const [transaction] = match.transactions;
  // An accepted transfer has two transactions, and the entry that was made of the first.
  const other = match.transactions[1]?.bookedOn ?? match.entries[0]?.date;
  const { amount, text, counterAccount, history } = match.parts;
  words.push(amount >= full ? word('part.amount.same', 'good') : word('part.amount.near', 'warn'));
  if (transaction && other) words.push(dayWord(daysFrom(transaction.bookedOn, other)));
  words.push(
    text >= alike
      ? word('part.text.same', 'good')
      : text >= similar
        ? word('part.text.near', 'neutral')
        : word('part.text.other', 'neutral'),
  );
  if (counterAccount >= alike) words.push(word('part.counterAccount', 'good'));
  if (history > 0) words.push(word('part.history', 'good'));
  return words;
}

function word(key: MessageKey, tone: Tone): PartWord {
  return { key, values: {}, tone };
}

function dayWord(days: number): PartWord {
  if (days === 0) return { key: 'part.date.same', values: {}, tone: 'good' };
  const tone: Tone = Math.abs(days) <= 3 ? 'neutral' : 'warn';
  return { key: days > 0 ? 'part.date.later' : 'part.date.earlier', values: { days: Math.abs(days) }, tone };
}
