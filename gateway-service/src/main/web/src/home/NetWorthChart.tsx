import type { NetWorth } from '../api/types';
import { formatMonth } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import { formatAmount } from '../kit/money';
import css from './NetWorthChart.module.css';

const width = 600;
const height = 140;
const margin = 6;

/** Net worth over the months as a line; the figures themselves are in its table for who cannot see it. */
export function NetWorthChart({ points }: { points: NetWorth['points'] }) {
  const { t, locale } = useI18n();
  const known = points.flatMap(({ date, netWorth }) => (netWorth ? [{ date, netWorth }] : []));
  if (known.length < 2) return <div className={css.chart} />;
  // Pixels, not money: a rounded place on the screen is all that is wanted of these numbers.
  const heights = known.map(({ netWorth }) => Number(netWorth.amount));
  const low = Math.min(0, ...heights);
  const high = Math.max(0, ...heights);
  const x = (i: number) => margin + (i * (width - 2 * margin)) / (known.length - 1);
  const y = (value: number) => height - margin - ((value - low) * (height - 2 * margin)) / (high - low || 1);
  const line = heights.map((value, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`).join('');

  return (
    <figure className={css.chart}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <path className={css.area} d={`${line}L${x(known.length - 1)} ${y(0)}L${x(0)} ${y(0)}Z`} />
        <path className={css.zero} d={`M0 ${y(0)}H${width}`} />
        <path className={css.line} d={line} />
      </svg>
      <figcaption>
        <span>{formatMonth(known[0]!.date, locale)}</span>
        <span>{formatMonth(known.at(-1)!.date, locale)}</span>
      </figcaption>
      <div className="visually-hidden">
        <table>
          <caption>{t('home.netWorthOverTime')}</caption>
          <tbody>
            {known.map(({ date, netWorth }) => (
              <tr key={date}>
                <th scope="row">{formatMonth(date, locale)}</th>
                <td>
                  {formatAmount(netWorth, locale)} {netWorth.currency}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
