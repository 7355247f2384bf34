import type { Money } from '../api/types';
import { useI18n } from './i18n';
import { formatAmount, sign } from './money';

interface Props {
  money: Money | null | undefined;
  /** Say the currency too: where no column heading or caption says it once for all. */
  withCurrency?: boolean;
  /** Where a minus means credit and nothing to worry about. */
  plain?: boolean;
}

/** An amount in tabular figures; negative by sign first and colour second. */
export function Amount({ money, withCurrency = false, plain = false }: Props) {
  const { locale } = useI18n();
  if (money === null || money === undefined) return <span className="amount">–</span>;
  return (
    <span className={!plain && sign(money) < 0 ? 'amount negative' : 'amount'}>
      {formatAmount(money, locale)}
      {withCurrency && ` ${money.currency}`}
    </span>
  );
}
