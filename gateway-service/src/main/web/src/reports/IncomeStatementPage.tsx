import { useWorkspace } from '../session/session';
import { dayBefore, formatDate, monthOf, monthsLater, quarterOf, today, yearOf } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import { ReportDates, useReportDates } from './ReportDates';
import { ReportFrame } from './ReportFrame';
import { csvAddress, useIncomeStatement } from './reports';

export function IncomeStatementPage() {
  const { t, locale } = useI18n();
  const { baseCurrency } = useWorkspace();
  const now = today();
  const thisYear = yearOf(now);
  const [dates, choose] = useReportDates(thisYear);
  const inOrder = dates.from <= dates.to;
  const report = useIncomeStatement(dates, baseCurrency, inOrder);

  const presets = [
    { text: t('date.thisMonth'), dates: monthOf(now) },
    { text: t('date.lastMonth'), dates: monthOf(monthsLater(now, -1)) },
    { text: t('date.thisQuarter'), dates: quarterOf(now) },
    { text: t('date.thisYear'), dates: thisYear },
    { text: t('date.lastYear'), dates: yearOf(dayBefore(thisYear.from)) },
  ];

  return (
    <ReportFrame
      title={t('nav.incomeStatement')}
      about={t('date.range', { from: formatDate(dates.from, locale), to: formatDate(dates.to, locale) })}
      csv={csvAddress('income-statement', { ...dates, currency: baseCurrency })}
      dates={<ReportDates dates={dates} presets={presets} onChoose={choose} />}
      report={report}
      refused={!inOrder && t('date.notInOrder')}
      sections={({ income, expenses }) => [
        { title: t('report.income'), total: t('report.totalIncome'), section: income },
        { title: t('report.expenses'), total: t('report.totalExpenses'), section: expenses },
      ]}
      result={({ netIncome }) => ({ title: t('report.netIncome'), money: netIncome })}
    />
  );
}
