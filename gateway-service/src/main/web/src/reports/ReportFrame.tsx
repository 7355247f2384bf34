import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useI18n } from '../kit/i18n';
import { Button, look, PageHead, ui } from '../kit/ui';
import css from './reports.module.css';
import { hledgerAddress } from './reports';

interface Props {
  title: string;
  about: ReactNode;
  csv: string;
  dates: ReactNode;
  children: ReactNode;
}

/** What all reports share: which one, for when, and how to take it away. */
export function ReportFrame({ title, about, csv, dates, children }: Props) {
  const { t } = useI18n();
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
      {children}
    </>
  );
}
