import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Statement } from '../api/types';
import { useProgress } from '../live/LiveProvider';
import { formatDate } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import { LeftIcon } from '../kit/icons';
import { Badge, Button, Card, Failure, look, PageHead, Refusal, SkeletonRows } from '../kit/ui';
import { Doctor } from './Doctor';
import { Proof } from './Proof';
import { ReadAgain } from './ReadAgain';
import { RejectDialog } from './RejectDialog';
import css from './ReviewPage.module.css';
import { StatementRows } from './StatementRows';
import { TakeBackDialog } from './TakeBackDialog';
import { isSpent, isUnderway, isUnread, statusWord, unanswered, useApprove, useReparse, useStatement, useStatements } from './statements';
import { Period } from './Period';

export function ReviewPage() {
  const { t } = useI18n();
  const id = useParams().id!;
  const statement = useStatement(id);

  return (
    <>
      <Link className={css.back} to="/statements">
        <LeftIcon /> {t('nav.statements')}
      </Link>
      {statement.data !== undefined ? (
        <Review key={id} statement={statement.data} />
      ) : statement.isError ? (
        <Card>
          <Failure error={statement.error} onRetry={() => void statement.refetch()} />
        </Card>
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}

function Review({ statement }: { statement: Statement }) {
  const { t } = useI18n();
  const approve = useApprove(statement.id);
  const [rejecting, setRejecting] = useState(false);
  const [takingBack, setTakingBack] = useState(false);
  const percent = useProgress(statement.id);
  const [status, tone] = statusWord(statement.status);

  return (
    <>
      <PageHead
        title={statement.fileName}
        about={
          <>
            <Badge tone={tone}>{t(status)}</Badge> {statement.format?.toUpperCase()}
            {statement.period && (
              <>
                {' · '}
                <Period statement={statement} />
              </>
            )}
            {statement.archiveId && (
              <>
                {' · '}
                <Link to={`/statements/${statement.archiveId}`}>{t('archive.of')}</Link>
              </>
            )}
          </>
        }
      >
        {(statement.status === 'approved' || isSpent(statement)) && (
          <Button look="danger" onPress={() => setTakingBack(true)}>
            {t('takeBack.open')}
          </Button>
        )}
        {statement.status === 'review' && (
          <>
            <Button look="danger" onPress={() => setRejecting(true)}>
              {t('review.reject')}
            </Button>
            {!isUnread(statement) && (
              <Button look="primary" isDisabled={approve.isPending} onPress={() => approve.mutate()}>
                {t('review.approve')}
              </Button>
            )}
          </>
        )}
      </PageHead>
      <div className={css.stack}>
        {approve.error && <Refusal error={approve.error} />}
        {isUnderway(statement.status) && (
          <Card>
            <div className={css.underway} role="status">
              <progress max={100} {...(percent !== undefined && { value: percent })} aria-label={t(status)} />
              <p>{t(statement.status === 'reverting' ? 'takeBack.underway' : 'review.underway')}</p>
            </div>
          </Card>
        )}
        {statement.status === 'approved' && statement.revertRefusedThrough && <Kept through={statement.revertRefusedThrough} />}
        {statement.status === 'approved' && <Approved statement={statement} />}
        {statement.status === 'unpacked' && <Parts statement={statement} />}
        {statement.problems.length > 0 && <Problems statement={statement} />}
        {statement.status === 'review' && <Doctor statement={statement} />}
        {statement.status === 'review' && <ReadAgain statement={statement} />}
        {statement.accounts.length > 0 && (
          <Card label={t('statement.proof')}>
            <Proof statement={statement} />
          </Card>
        )}
        {statement.status === 'failed' && <Failed statement={statement} />}
        {!isUnderway(statement.status) && !isUnread(statement) && <StatementRows statement={statement} />}
      </div>
      {rejecting && <RejectDialog statement={statement} onClose={() => setRejecting(false)} />}
      {takingBack && <TakeBackDialog statement={statement} onClose={() => setTakingBack(false)} />}
    </>
  );
}

/** Why it failed may be gone, or be answered: it is read again, or uploaded anew. */
function Failed({ statement }: { statement: Statement }) {
  const { t } = useI18n();
  const readAgain = useReparse(statement.id);

  return (
    <>
      {readAgain.error && <Refusal error={readAgain.error} />}
      <p>
        <Button isDisabled={readAgain.isPending} onPress={() => readAgain.mutate(unanswered)}>
          {t('review.retry')}
        </Button>
      </p>
      <ReadAgain statement={statement} />
      <p>
        {t('review.failed')} <Link to="/statements">{t('upload.title')}</Link>
      </p>
    </>
  );
}

function Parts({ statement }: { statement: Statement }) {
  const { t } = useI18n();
  return (
    <Card label={t('archive.parts')}>
      <div className={css.parts}>
        <p>{t('archive.about', { count: statement.parts.length })}</p>
        <ul>
          {statement.parts.map((part) => {
            const [status, tone] = statusWord(part.status);
            return (
              <li key={part.id}>
                <Link to={`/statements/${part.id}`}>{part.fileName}</Link> <Badge tone={tone}>{t(status)}</Badge>
              </li>
            );
          })}
        </ul>
      </div>
    </Card>
  );
}

/** What is said of import profiles, which are kept on a page of their own. */
const profileProblems: readonly string[] = ['layout-changed', 'profile-applied', 'profile-borrowed'];

function Problems({ statement }: { statement: Statement }) {
  const { t } = useI18n();
  return (
    <Card label={t('review.problems')}>
      <div className={css.problems}>
        <h2>{t('review.problems')}</h2>
        <ul>
          {statement.problems.map((problem, i) => (
            <li key={i}>
              {problem.line != null && <span className={css.lineNumber}>{t('review.line', { line: problem.line })}</span>}
              {problem.detail}
              {profileProblems.includes(problem.code) && (
                <>
                  {' '}
                  <Link to="/settings/import-profiles">{t('profiles.title')}</Link>
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

/** The books are closed, and keep a statement that was to be taken back. */
function Kept({ through }: { through: string }) {
  const { t, locale } = useI18n();
  return (
    <Card>
      <p className={css.approved} role="status">
        {t('takeBack.refused', { date: formatDate(through, locale) })}
      </p>
    </Card>
  );
}

function Approved({ statement }: { statement: Statement }) {
  const { t } = useI18n();
  const waiting = useStatements('review');
  const next = waiting.data?.pages[0]?.items.find(({ id }) => id !== statement.id);
  return (
    <Card>
      <div className={css.approved}>
        <p>{t('review.approved', { count: statement.newTransactionCount ?? 0 })}</p>
        <div className={css.approvedActions}>
          {next && (
            <Link className={look('primary')} to={`/statements/${next.id}`} title={next.fileName}>
              {t('review.next')}
            </Link>
          )}
          <Link className={look('plain')} to="/reports/balance-sheet">
            {t('nav.balanceSheet')}
          </Link>
        </div>
      </div>
    </Card>
  );
}
