import type { Money } from '../api/types';
import { useWorkspace } from '../session/session';
import { dayBefore, formatFullDate, monthOf, quarterOf, today, yearOf } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import { plus } from '../kit/money';
import { Badge } from '../kit/ui';
import { ReportDates, useReportDates } from './ReportDates';
import { ReportFrame } from './ReportFrame';
import { csvAddress, useBalanceSheet } from './reports';

export function BalanceSheetPage() {
  const { t, locale } = useI18n();
  const { baseCurrency } = useWorkspace();
  const now = today();
  const [dates, choose] = useReportDates({ asOf: now });
  const report = useBalanceSheet(dates.asOf, baseCurrency);

  const presets = [
    { text: t('date.today'), dates: { asOf: now } },
    { text: t('date.endOfLastMonth'), dates: { asOf: dayBefore(monthOf(now).from) } },
    { text: t('date.endOfLastQuarter'), dates: { asOf: dayBefore(quarterOf(now).from) } },
    { text: t('date.endOfLastYear'), dates: { asOf: dayBefore(yearOf(now).from) } },
  ];

  return (
    <ReportFrame
      title={t('nav.balanceSheet')}
      about={t('balanceSheet.asOf', { date: formatFullDate(dates.asOf, locale) })}
      csv={csvAddress('balance-sheet', { ...dates, currency: baseCurrency })}
      dates={<ReportDates dates={dates} presets={presets} onChoose={choose} />}
      report={report}
      sections={({ assets, liabilities, equity }) => [
        { title: t('report.assets'), total: t('report.totalAssets'), section: assets },
        { title: t('report.liabilities'), total: t('report.totalLiabilities'), section: liabilities },
        { title: t('report.equity'), total: t('report.totalEquity'), section: equity },
      ]}
      result={({ liabilities, equity }) => ({
        title: t('report.liabilitiesAndEquity'),
        money: bothSides(liabilities.total, equity.total),
      })}
      verdict={({ balanced }) => <Badge tone={balanced ? 'good' : 'bad'}>{t(balanced ? 'report.balanced' : 'report.notBalanced')}</Badge>}
    />
  );
}

type Side = Money | null | undefined;

function bothSides(liabilities: Side, equity: Side): Side {
  return liabilities && equity && plus(liabilities, equity);
}
