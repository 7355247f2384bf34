import { useSearchParams } from 'react-router';
import type { Money } from '../api/types';
import { useWorkspace } from '../session/session';
import { dayBefore, formatFullDate, isDate, monthOf, quarterOf, today, yearOf } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import { plus } from '../kit/money';
import { Badge, Card, Failure, SkeletonRows } from '../kit/ui';
import { Doubts } from './Doubts';
import { Freshness } from './Freshness';
import { ReportFrame } from './ReportFrame';
import css from './reports.module.css';
import { csvAddress, useBalanceSheet } from './reports';
import { Section, Total } from './Section';

export function BalanceSheetPage() {
  const { t, locale } = useI18n();
  const { baseCurrency } = useWorkspace();
  const [params, setParams] = useSearchParams();
  const asked = params.get('asOf');
  const now = today();
  const asOf = isDate(asked) ? asked : now;
  const report = useBalanceSheet(asOf, baseCurrency);

  const presets = [
    { date: now, text: t('date.today') },
    { date: dayBefore(monthOf(now).from), text: t('date.endOfLastMonth') },
    { date: dayBefore(quarterOf(now).from), text: t('date.endOfLastQuarter') },
    { date: dayBefore(yearOf(now).from), text: t('date.endOfLastYear') },
  ];
  const choose = (date: string) => setParams(date === now ? {} : { asOf: date }, { replace: true });

  return (
    <ReportFrame
      title={t('nav.balanceSheet')}
      about={t('balanceSheet.asOf', { date: formatFullDate(asOf, locale) })}
      csv={csvAddress('balance-sheet', { asOf, currency: baseCurrency })}
      dates={
        <div className={css.dates}>
          <label>
            {t('date.preset')}
            <select
              value={presets.some(({ date }) => date === asOf) ? asOf : ''}
              onChange={({ target }) => target.value && choose(target.value)}
            >
              <option value="">{t('date.free')}</option>
              {presets.map(({ date, text }) => (
                <option key={text} value={date}>
                  {text}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('date.asOf')}
            <input type="date" required value={asOf} onChange={({ target }) => isDate(target.value) && choose(target.value)} />
          </label>
        </div>
      }
    >
      <div className={css.paper}>
        <Card label={t('nav.balanceSheet')}>
          {report.data !== undefined ? (
            <div className={`${css.sheet} ${report.isPlaceholderData ? css.stale : ''}`}>
              <table>
                <caption>{t('report.amountsIn', { currency: report.data.currency })}</caption>
                <Section
                  title={t('report.assets')}
                  section={report.data.assets}
                  totalTitle={t('report.totalAssets')}
                  currency={report.data.currency}
                />
                <Section
                  title={t('report.liabilities')}
                  section={report.data.liabilities}
                  totalTitle={t('report.totalLiabilities')}
                  currency={report.data.currency}
                />
                <Section
                  title={t('report.equity')}
                  section={report.data.equity}
                  totalTitle={t('report.totalEquity')}
                  currency={report.data.currency}
                />
                <tbody>
                  <Total
                    grand
                    title={t('report.liabilitiesAndEquity')}
                    money={bothSides(report.data.liabilities.total, report.data.equity.total)}
                  />
                </tbody>
              </table>
            </div>
          ) : report.isError ? (
            <Failure error={report.error} onRetry={() => void report.refetch()} />
          ) : (
            <SkeletonRows rows={10} />
          )}
        </Card>
      </div>
      {report.data && <Doubts report={report.data} />}
      {report.data && (
        <Freshness freshness={report.data.freshness}>
          <Badge tone={report.data.balanced ? 'good' : 'bad'}>{t(report.data.balanced ? 'report.balanced' : 'report.notBalanced')}</Badge>
        </Freshness>
      )}
    </ReportFrame>
  );
}

type Side = Money | null | undefined;

function bothSides(liabilities: Side, equity: Side): Side {
  return liabilities && equity && plus(liabilities, equity);
}
