import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import type { BalanceSheet, Money, ReportSection } from '../api/types';
import { useI18n } from '../kit/i18n';
import { Button, Card, Failure, look, PageHead, SkeletonRows, ui } from '../kit/ui';
import { Doubts } from './Doubts';
import { Freshness } from './Freshness';
import css from './reports.module.css';
import { hledgerAddress } from './reports';
import { Section, Total } from './Section';

/** What every report says besides its figures. */
type Report = Pick<BalanceSheet, 'currency' | 'complete' | 'uncategorised' | 'freshness'>;

interface Props<R extends Report> {
  title: string;
  about: ReactNode;
  csv: string;
  dates: ReactNode;
  report: UseQueryResult<R>;
  /** Why nothing was asked. */
  refused?: string | false;
  sections: (report: R) => readonly { title: string; total: string; section: ReportSection }[];
  /** The last line, to which the sections lead. */
  result: (report: R) => { title: string; money: Money | null | undefined };
  verdict?: (report: R) => ReactNode;
}

/** What all reports share: which one, for when, its paper, what keeps it from being the last word, and how to take it away. */
export function ReportFrame<R extends Report>({ title, about, csv, dates, report, refused, sections, result, verdict }: Props<R>) {
  const { t } = useI18n();
  const { data } = report;
  return (
    <>
      <PageHead title={title} about={about}>
        <a className={look('plain')} href={csv} download>
          {t('report.csv')}
        </a>
        <a className={look('plain')} href={hledgerAddress} download="journal.hledger">
          {t('report.hledger')}
        </a>
        <Button onPress={() => print()}>{t('report.print')}</Button>
      </PageHead>
      <div className={css.controls}>
        <nav className={ui.segments} aria-label={t('nav.reports')}>
          <NavLink className={ui.segment!} to="/reports/balance-sheet">
            {t('nav.balanceSheet')}
          </NavLink>
          <NavLink className={ui.segment!} to="/reports/income-statement">
            {t('nav.incomeStatement')}
          </NavLink>
        </nav>
        {dates}
      </div>
      <div className={css.paper}>
        <Card label={title}>
          {refused ? (
            <p className={css.refused} role="alert">
              {refused}
            </p>
          ) : data !== undefined ? (
            <div className={`${css.sheet} ${report.isPlaceholderData ? css.stale : ''}`}>
              <table>
                <caption>{t('report.amountsIn', { currency: data.currency })}</caption>
                {sections(data).map(({ title, total, section }) => (
                  <Section key={title} title={title} section={section} totalTitle={total} currency={data.currency} />
                ))}
                <tbody>
                  <Total grand {...result(data)} />
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
      {data && !refused && (
        <>
          <Doubts report={data} />
          <Freshness freshness={data.freshness}>{verdict?.(data)}</Freshness>
        </>
      )}
    </>
  );
}
