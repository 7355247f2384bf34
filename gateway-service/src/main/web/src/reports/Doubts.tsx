import { Link } from 'react-router';
import type { BalanceSheet } from '../api/types';
import { useI18n } from '../kit/i18n';
import css from './Freshness.module.css';

/** What keeps a report from being the last word. */
export function Doubts({ report }: { report: Pick<BalanceSheet, 'complete' | 'uncategorised'> }) {
  const { t } = useI18n();
  const { count } = report.uncategorised;
  return (
    <>
      {!report.complete && <p className={css.freshness}>{t('report.incomplete')}</p>}
      {count > 0 && (
        <p className={css.freshness}>
          {t('report.uncategorised', { count })} <Link to="/reconciliation?view=unmatched">{t('report.uncategorised.go')}</Link>
        </p>
      )}
    </>
  );
}
