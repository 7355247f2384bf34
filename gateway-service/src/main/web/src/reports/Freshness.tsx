import type { ReactNode } from 'react';
import type { BalanceSheet } from '../api/types';
import { formatAgo, formatMoment } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import css from './Freshness.module.css';

/** How fresh a report is: up to when the journal is in it. */
export function Freshness({ freshness, children }: { freshness: BalanceSheet['freshness']; children?: ReactNode }) {
  const { t, locale } = useI18n();
  const { recordedAt, upToDate, head, handledThrough } = freshness;
  return (
    <div className={css.freshness}>
      {children}
      <span>
        {upToDate
          ? t('freshness.upToDate')
          : head != null
            ? t('freshness.behind', { count: Math.max(0, head - handledThrough) })
            : t('freshness.unknown')}
        {recordedAt && (
          <>
            {' · '}
            <time dateTime={recordedAt} title={formatMoment(recordedAt, locale)}>
              {t('freshness.lastChange', { ago: formatAgo(recordedAt, new Date(), locale) })}
            </time>
          </>
        )}
      </span>
    </div>
  );
}
