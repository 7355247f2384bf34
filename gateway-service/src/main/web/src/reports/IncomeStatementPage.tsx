import { useSearchParams } from 'react-router';
import { useWorkspace } from '../session/session';
import { dayBefore, formatDate, isDate, monthOf, monthsLater, quarterOf, today, yearOf } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import { Card, Failure, SkeletonRows } from '../kit/ui';
import { Doubts } from './Doubts';
import { Freshness } from './Freshness';
import { ReportFrame } from './ReportFrame';
import css from './reports.module.css';
import { csvAddress, useIncomeStatement } from './reports';
import { Section, Total } from './Section';

export function IncomeStatementPage() {
  const { t, locale } = useI18n();
  const { baseCurrency } = useWorkspace();
  const [params, setParams] = useSearchParams();
  const now = today();
  const fallback = yearOf(now);
  const asked = { from: params.get('from'), to: params.get('to') };
  const from = isDate(asked.from) ? asked.from : fallback.from;
  const to = isDate(asked.to) ? asked.to : fallback.to;
  const inOrder = from <= to;
  const report = useIncomeStatement({ from, to }, baseCurrency, inOrder);

  const presets = [
    { ...monthOf(now), text: t('date.thisMonth') },
    { ...monthOf(monthsLater(now, -1)), text: t('date.lastMonth') },
    { ...quarterOf(now), text: t('date.thisQuarter') },
    { ...fallback, text: t('date.thisYear') },
    { ...yearOf(dayBefore(fallback.from)), text: t('date.lastYear') },
  ];
  const preset = presets.findIndex((each) => each.from === from && each.to === to);
  const choose = (range: { from: string; to: string }) => setParams({ from: range.from, to: range.to }, { replace: true });

  return (
    <ReportFrame
      title={t('nav.incomeStatement')}
      about={t('date.range', { from: formatDate(from, locale), to: formatDate(to, locale) })}
      csv={csvAddress('income-statement', { from, to, currency: baseCurrency })}
      dates={
        <div className={css.dates}>
          <label>
            {t('date.preset')}
            <select value={preset} onChange={({ target }) => presets[Number(target.value)] && choose(presets[Number(target.value)]!)}>
              <option value={-1}>{t('date.free')}</option>
              {presets.map(({ text }, i) => (
                <option key={text} value={i}>
                  {text}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('date.from')}
            <input
              type="date"
              required
              value={from}
              max={to}
              onChange={({ target }) => isDate(target.value) && choose({ from: target.value, to })}
            />
          </label>
          <label>
            {t('date.to')}
            <input
              type="date"
              required
              value={to}
              min={from}
              onChange={({ target }) => isDate(target.value) && choose({ from, to: target.value })}
            />
          </label>
        </div>
      }
    >
      <div className={css.paper}>
        <Card label={t('nav.incomeStatement')}>
          {!inOrder ? (
            <p className={css.sheet}>{t('date.notInOrder')}</p>
          ) : report.data !== undefined ? (
            <div className={`${css.sheet} ${report.isPlaceholderData ? css.stale : ''}`}>
              <table>
                <caption>{t('report.amountsIn', { currency: report.data.currency })}</caption>
                <Section
                  title={t('report.income')}
                  section={report.data.income}
                  totalTitle={t('report.totalIncome')}
                  currency={report.data.currency}
                />
                <Section
                  title={t('report.expenses')}
                  section={report.data.expenses}
                  totalTitle={t('report.totalExpenses')}
                  currency={report.data.currency}
                />
                <tbody>
                  <Total grand title={t('report.netIncome')} money={report.data.netIncome} />
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
      {report.data && <Freshness freshness={report.data.freshness} />}
    </ReportFrame>
  );
}
