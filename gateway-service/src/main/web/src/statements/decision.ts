import type { components } from '../api/schema';
import type { I18n } from '../kit/i18n';
import type { MessageKey } from '../messages/en';

export type RowDecision = components['schemas']['DecisionRows.Item'];

const reasons: Readonly<Record<string, MessageKey>> = {
  first: 'decision.first',
  more: 'decision.more',
  'balance-differs': 'decision.balanceDiffers',
  follows: 'decision.follows',
  'balance-and-text': 'decision.balanceAndText',
  balance: 'decision.balance',
  reference: 'decision.reference',
  text: 'decision.text',
  'text-alike': 'decision.textAlike',
  'same-number': 'decision.sameNumber',
  assumed: 'decision.assumed',
  notified: 'decision.notified',
  pending: 'decision.pending',
  'no-amount': 'decision.noAmount',
  'left-out': 'decision.leftOut',
};

/** What became of a row and why, as one sentence; null while nothing is decided. */
export function decisionSentence(t: I18n['t'], row: number, decision: RowDecision | null | undefined): string | null {
  if (!decision) return null;
  const because = reasons[decision.reason];
  const why = because ? t(because, { rows: decision.rows ?? 0, transactions: decision.transactions ?? 0 }) : decision.reason;
  if (decision.transactionId != null) {
    const file = decision.otherFileName ?? '–';
    return decision.otherRow != null
      ? t('decision.same', { row, other: decision.otherRow, file, why })
      : t('decision.sameAdded', { row, file, why });
  }
  return t(decision.rows != null ? 'decision.new' : 'decision.none', { row, why });
}
