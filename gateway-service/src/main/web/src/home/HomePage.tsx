import { useState } from 'react';
import { Link } from 'react-router';
import type { IncomeStatement, NetWorth, Statement } from '../api/types';
import { useAttention } from '../layout/attention';
import { Freshness } from '../reports/Freshness';
import { useBalanceSheet, useIncomeStatement, useNetWorth } from '../reports/reports';
import { useMe, useWorkspace } from '../session/session';
import { Amount } from '../kit/Amount';
import { formatMonth, isDate, monthOf, monthsLater, today } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import { formatCount } from '../kit/messages';
import { CheckIcon, LeftIcon, RightIcon } from '../kit/icons';
import { minus, sign } from '../kit/money';
import { Badge, Button, Card, Failure, PageHead, Skeleton } from '../kit/ui';
import { Period } from '../statements/Period';
import { statusWord, useStatements } from '../statements/statements';
import { UploadZone } from '../uploads/UploadZone';
import css from './HomePage.module.css';
import { NetWorthChart } from './NetWorthChart';

/** What do I have, what changed, what needs me, and how fresh is it. */
export function HomePage() {
  const { t } = useI18n();
  const me = useMe();
  const statements = useStatements(null);
  const first = statements.data?.pages[0]?.items;
  const empty = first?.length === 0;

  return (
    <>
      <PageHead title={t('home.title')} about={t('home.hello', { name: me.data?.user.name ?? '' })} />
      {empty && (
        <div className={css.welcome}>
          <UploadZone />
        </div>
      )}
      <div className={css.grid}>
        <NetWorthCard />
        <NeedsYou />
        {first !== undefined ? (
          <MonthCard latest={latestDay(first.map((statement) => statement.period?.to))} />
        ) : (
          <Card>
            <div className={css.card}>
              <Skeleton width="8rem" />
            </div>
          </Card>
        )}
        {first !== undefined && first.length > 0 && <LatestStatements statements={first.slice(0, latestMax)} />}
      </div>
    </>
  );
}

const latestMax = 5;

/** The month that people look at is that of their latest statement, not of the calendar. */
function latestDay(days: readonly (string | null | undefined)[]): string {
  return days.filter(isDate).sort().at(-1) ?? today();
}

const monthsShown = 24;

function NetWorthCard() {
  const { t } = useI18n();
  const { baseCurrency } = useWorkspace();
  const now = today();
  const sheet = useBalanceSheet(now, baseCurrency);
  const series = useNetWorth({ from: monthsLater(now, -monthsShown), to: now }, baseCurrency);

  if (sheet.isError) {
    return (
      <Card label={t('home.netWorth')}>
        <Failure error={sheet.error} onRetry={() => void sheet.refetch()} />
      </Card>
    );
  }
  const assets = sheet.data?.assets.total ?? null;
  const liabilities = sheet.data?.liabilities.total ?? null;
  return (
    <Card label={t('home.netWorth')}>
      <div className={css.card}>
        <h2>{t('home.netWorth')}</h2>
        <div className={css.figure} data-testid="net-worth">
          {sheet.data ? <Amount money={assets && liabilities && minus(assets, liabilities)} withCurrency /> : <Skeleton width="12rem" />}
        </div>
        <dl className={css.pair}>
          <div>
            <dt>{t('report.assets')}</dt>
            <dd>{sheet.data ? <Amount money={assets} /> : <Skeleton width="6rem" />}</dd>
          </div>
          <div>
            <dt>{t('report.liabilities')}</dt>
            <dd>{sheet.data ? <Amount money={liabilities} /> : <Skeleton width="6rem" />}</dd>
          </div>
        </dl>
        <NetWorthChart points={fromFirstFigure(series.data?.points ?? [])} />
        <div className={css.foot}>
          <Link to="/reports/balance-sheet">{t('nav.balanceSheet')}</Link>
          {sheet.data && <Freshness freshness={sheet.data.freshness} />}
        </div>
      </div>
    </Card>
  );
}

/** Months before anything was in the books say nothing. */
function fromFirstFigure(points: NetWorth['points']): NetWorth['points'] {
  const first = points.findIndex(({ netWorth }) => netWorth && sign(netWorth) !== 0);
  return first < 0 ? [] : points.slice(Math.max(0, first - 1));
}

function MonthCard({ latest }: { latest: string }) {
  const { t, locale } = useI18n();
  const { baseCurrency } = useWorkspace();
  const [chosen, setChosen] = useState<string | null>(null);
  const day = chosen ?? latest;
  const month = monthOf(day);
  const report = useIncomeStatement(month, baseCurrency);
  const before = useIncomeStatement(monthOf(monthsLater(day, -1)), baseCurrency);

  return (
    <Card label={t('home.month')}>
      <div className={css.card}>
        <div className={css.monthHead}>
          <h2>{formatMonth(month.from, locale)}</h2>
          <div>
            <Button look="quiet" small aria-label={t('home.monthBefore')} onPress={() => setChosen(monthsLater(day, -1))}>
              <LeftIcon />
            </Button>
            <Button look="quiet" small aria-label={t('home.monthAfter')} onPress={() => setChosen(monthsLater(day, 1))}>
              <RightIcon />
            </Button>
          </div>
        </div>
        {report.isError ? (
          <Failure error={report.error} onRetry={() => void report.refetch()} />
        ) : (
          <table className={css.month}>
            <thead>
              <tr>
                <td />
                <th className="amount">{baseCurrency}</th>
                <th className="amount">{t('home.monthBefore')}</th>
              </tr>
            </thead>
            <tbody>
              <MonthLine title={t('report.income')} now={report.data} before={before.data} pick={(each) => each.income.total} />
              <MonthLine title={t('report.expenses')} now={report.data} before={before.data} pick={(each) => each.expenses.total} />
              <MonthLine title={t('report.netIncome')} now={report.data} before={before.data} pick={(each) => each.netIncome} />
            </tbody>
          </table>
        )}
        <div className={css.foot}>
          <Link to={`/reports/income-statement?from=${month.from}&to=${month.to}`}>{t('nav.incomeStatement')}</Link>
        </div>
      </div>
    </Card>
  );
}

interface MonthLineProps {
  title: string;
  now: IncomeStatement | undefined;
  before: IncomeStatement | undefined;
  pick: (statement: IncomeStatement) => IncomeStatement['netIncome'];
}

function MonthLine({ title, now, before, pick }: MonthLineProps) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className="amount">{now ? <Amount money={pick(now)} /> : <Skeleton width="5rem" />}</td>
      <td className={`amount ${css.before}`}>{before ? <Amount money={pick(before)} /> : <Skeleton width="5rem" />}</td>
    </tr>
  );
}

function NeedsYou() {
  const { t, locale } = useI18n();
  const attention = useAttention();
  const waiting = [
    { count: attention.statements, to: '/statements?status=review', key: 'home.statements' as const },
    { count: attention.matches, to: '/reconciliation', key: 'home.matches' as const },
    { count: attention.unmatched, to: '/reconciliation?view=unmatched', key: 'home.unmatched' as const },
  ].filter(({ count }) => count > 0);

  return (
    <Card label={t('home.needsYou')}>
      <div className={css.card}>
        <h2>{t('home.needsYou')}</h2>
        {attention.isPending ? (
          <Skeleton height="4rem" />
        ) : waiting.length === 0 ? (
          <p className={css.nothing}>
            <CheckIcon /> {t('home.nothing')}
          </p>
        ) : (
          <ul className={css.waiting}>
            {waiting.map(({ count, to, key }) => (
              <li key={to}>
                <Link to={to}>
                  <strong>{formatCount(count, locale)}</strong>
                  <span>{t(key, { count })}</span>
                  <RightIcon />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function LatestStatements({ statements }: { statements: readonly Statement[] }) {
  const { t } = useI18n();
  return (
    <Card label={t('home.latest')}>
      <div className={css.card}>
        <h2>{t('home.latest')}</h2>
        <ul className={css.latest}>
          {statements.map((statement) => {
            const [word, tone] = statusWord(statement.status);
            return (
              <li key={statement.id}>
                <span>
                  <Link to={`/statements/${statement.id}`}>{statement.fileName}</Link>
                  <small>
                    <Period statement={statement} />
                  </small>
                </span>
                <Badge tone={tone}>{t(word)}</Badge>
              </li>
            );
          })}
        </ul>
      </div>
    </Card>
  );
}
