import { useAccountName } from '../accounts/accounts';
import { useI18n } from '../kit/i18n';
import { Card } from '../kit/ui';
import css from './Coverage.module.css';
import { type CoveredMonth, needsAttention, useCoverage } from './coverage';

/** A calendar of each account: what its statements cover, and which months are missing or contradictory. */
export function Coverage() {
  const { t } = useI18n();
  const nameOf = useAccountName();
  const coverage = useCoverage();
  const accounts = coverage.data?.accounts ?? [];
  if (accounts.length === 0) return null;
  return (
    <div className={css.below}>
      <Card label={t('coverage.title')}>
        <div className={css.coverage}>
          <h2>{t('coverage.title')}</h2>
          {accounts.map(({ accountId, months }) => (
            <div key={accountId} className={css.account}>
              <h3>{nameOf(accountId)}</h3>
              <ol className={css.months}>
                {months.map((month) => (
                  <Month key={month.month} month={month} />
                ))}
              </ol>
            </div>
          ))}
        </div>
      </Card>
    </div>
  );
}

function Month({ month }: { month: CoveredMonth }) {
  const { t, locale } = useI18n();
  const words = [
    month.missingDays > 0 ? t('coverage.missing', { count: month.missingDays }) : null,
    month.contradicts ? t('coverage.contradicts') : null,
    month.overlappingDays > 0 ? t('coverage.overlapping', { count: month.overlappingDays }) : null,
  ].filter(Boolean);
  const name = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month.month}-01T00:00:00Z`),
  );
  return (
    <li className={needsAttention(month) ? css.open : css.covered}>
      <span>{name}</span>
      <small>{words.length === 0 ? t('coverage.covered') : words.join(', ')}</small>
    </li>
  );
}
