import { Link, useSearchParams } from 'react-router';
import type { Statement } from '../api/types';
import { Amount } from '../kit/Amount';
import { formatCount } from '../kit/messages';
import { useI18n } from '../kit/i18n';
import { Segments } from '../kit/Segments';
import { Badge, Button, Card, Empty, Failure, PageHead, SkeletonRows, ui } from '../kit/ui';
import { UploadZone } from '../uploads/UploadZone';
import { Coverage } from './Coverage';
import { Pending } from './Pending';
import { Period } from './Period';
import { isUnread, proofWord, statusWord, useStatements } from './statements';
import css from './StatementsPage.module.css';

const filters = ['', 'review', 'approved', 'rejected', 'failed'] as const;

export function StatementsPage() {
  const { t } = useI18n();
  const [params, setParams] = useSearchParams();
  const filter = filters.find((each) => each === params.get('status')) ?? '';
  const statements = useStatements(filter || null);
  const items = statements.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <>
      <PageHead title={t('nav.statements')} about={t('statements.about')} />
      <UploadZone />
      <div className={css.filter}>
        <Segments
          label={t('statements.filter')}
          value={filter}
          options={filters.map((value) => ({ value, text: t(value === '' ? 'statements.all' : statusWord(value)[0]) }))}
          onChange={(value) => setParams(value === '' ? {} : { status: value }, { replace: true })}
        />
      </div>
      <Card label={t('nav.statements')}>
        {statements.isPending ? (
          <SkeletonRows rows={5} height="2rem" />
        ) : statements.isError ? (
          <Failure error={statements.error} onRetry={() => void statements.refetch()} />
        ) : items.length === 0 ? (
          filter === '' ? (
            <Empty title={t('statements.empty')}>{t('statements.empty.detail')}</Empty>
          ) : (
            <Empty title={t('statements.emptyFilter')} />
          )
        ) : (
          <>
            <div className={ui.scroller}>
              <table className={`${ui.table} ${css.table}`}>
                <thead>
                  <tr>
                    <th>{t('statement.file')}</th>
                    <th className={css.wideOnly}>{t('statement.period')}</th>
                    <th className={`amount ${css.wideOnly}`}>{t('statement.rows')}</th>
                    <th className={`amount ${css.wideOnly}`}>{t('proof.closing')}</th>
                    <th className={css.wideOnly}>{t('statement.proof')}</th>
                    <th>{t('statement.status')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((statement) => (
                    <StatementLine key={statement.id} statement={statement} />
                  ))}
                </tbody>
              </table>
            </div>
            <div className={ui.listEnd}>
              {statements.hasNextPage ? (
                <Button small isDisabled={statements.isFetchingNextPage} onPress={() => void statements.fetchNextPage()}>
                  {t('list.more')}
                </Button>
              ) : (
                t('statements.count', { count: items.length })
              )}
            </div>
          </>
        )}
      </Card>
      <Pending />
      <Coverage />
    </>
  );
}

function StatementLine({ statement }: { statement: Statement }) {
  const { t, locale } = useI18n();
  const [status, statusTone] = statusWord(statement.status);
  const proof = proofWord(statement.proof);
  const [account] = statement.accounts;
  const closing = account?.closingBalance ?? account?.computedClosingBalance;
  return (
    <tr>
      <td>
        <Link className={css.file} to={`/statements/${statement.id}`}>
          {statement.fileName}
        </Link>
        <div className={css.under}>
          {account
            ? `${account.identifier ?? account.institution ?? t('statement.noIdentifier')} · ${account.currency}`
            : (statement.format?.toUpperCase() ?? ' ')}
        </div>
      </td>
      <td className={css.wideOnly}>
        <Period statement={statement} />
      </td>
      <td className={`amount ${css.wideOnly}`}>{isUnread(statement) ? '–' : formatCount(statement.transactionCount, locale)}</td>
      <td className={css.wideOnly}>
        <div className="amount">
          <Amount money={closing} />
        </div>
      </td>
      <td className={css.wideOnly}>{proof && <Badge tone={proof[1]}>{t(proof[0])}</Badge>}</td>
      <td>
        <Badge tone={statusTone}>{t(status)}</Badge>
        <div className={css.phoneOnly}>
          <Amount money={closing} />
        </div>
      </td>
    </tr>
  );
}
