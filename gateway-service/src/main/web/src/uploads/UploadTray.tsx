import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { api, body } from '../api/client';
import type { Problem } from '../api/problem';
import type { Statement } from '../api/types';
import { useProgress } from '../live/LiveProvider';
import { useI18n } from '../kit/i18n';
import { CrossIcon } from '../kit/icons';
import { Badge, Button, useProblemText } from '../kit/ui';
import { isUnderway, proofWord, statusWord } from '../statements/statements';
import type { Upload } from './uploads';
import css from './uploads.module.css';
import { useUploads } from './UploadsProvider';

const lookAgainMs = 2_500;
const statementsMax = 100;

/** Every upload of this visit with its own progress, on whatever page the person is. */
export function UploadTray() {
  const { t } = useI18n();
  const [{ all }, dispatch] = useUploads();
  const statements = useTrayStatements(all);
  const list = useRef<HTMLUListElement>(null);
  const newest = useRef(0);

  // What was dropped last is in sight, from its first file on.
  useEffect(() => {
    const first = all.findIndex(({ id }) => id > newest.current);
    newest.current = Math.max(newest.current, ...all.map(({ id }) => id));
    const line = list.current?.children[first];
    if (line instanceof HTMLElement) list.current!.scrollTop = line.offsetTop;
  }, [all]);

  if (all.length === 0) return null;

  return (
    <aside className={css.tray} aria-label={t('upload.tray')}>
      <header>
        <h2>{t('upload.tray')}</h2>
        <Button look="quiet" small onPress={() => dispatch({ do: 'dismissDone' })}>
          {t('upload.dismissDone')}
        </Button>
      </header>
      <ul ref={list} aria-live="polite">
        {all.map((upload) => (
          <UploadLine
            key={upload.id}
            upload={upload}
            statement={upload.state.at === 'received' ? statements.get(upload.state.statementId) : undefined}
            onRetry={() => dispatch({ do: 'retry', id: upload.id })}
            onDismiss={() => dispatch({ do: 'dismiss', id: upload.id })}
          />
        ))}
      </ul>
    </aside>
  );
}

/** One request for all of them; asked again while one is still underway. */
function useTrayStatements(uploads: readonly Upload[]): ReadonlyMap<string, Statement> {
  const ids = uploads.flatMap(({ state }) => (state.at === 'received' ? [state.statementId] : []));
  const recent = useQuery({
    queryKey: ['statements', 'tray'],
    queryFn: () => body(api.GET('/api/statements', { params: { query: { limit: statementsMax } } })),
    enabled: ids.length > 0,
    refetchInterval: ({ state }) => {
      const known = new Map(state.data?.items.map((each) => [each.id, each.status]));
      return ids.some((id) => isUnderway(known.get(id) ?? 'received')) ? lookAgainMs : false;
    },
  });
  return new Map(recent.data?.items.map((each) => [each.id, each]));
}

interface LineProps {
  upload: Upload;
  statement: Statement | undefined;
  onRetry: () => void;
  onDismiss: () => void;
}

function UploadLine({ upload: { file, state }, statement, onRetry, onDismiss }: LineProps) {
  const { t } = useI18n();
  const problemText = useProblemText();
  const readPercent = useProgress(state.at === 'received' ? state.statementId : null);

  return (
    <li className={css.line}>
      <div className={css.lineHead}>
        {state.at === 'received' ? <Link to={`/statements/${state.statementId}`}>{file.name}</Link> : <span>{file.name}</span>}
        {state.at !== 'sending' && (
          <Button look="quiet" small aria-label={t('upload.dismiss', { file: file.name })} onPress={onDismiss}>
            <CrossIcon />
          </Button>
        )}
      </div>
      {state.at === 'waiting' && <span className={css.soft}>{t('upload.waiting')}</span>}
      {state.at === 'sending' && <Bar percent={state.percent} text={t('upload.sending', { percent: state.percent })} />}
      {state.at === 'received' && <StatementStage statement={statement} readPercent={readPercent} />}
      {state.at === 'refused' && (
        <div className={css.refused} role="alert">
          <strong>{problemText(state.problem).title}</strong> {problemText(state.problem).detail}
          <div className={css.refusedActions}>
            {state.existingId !== null ? (
              <Link to={`/statements/${state.existingId}`}>{t('upload.toExisting')}</Link>
            ) : (
              worthRetrying(state.problem) && (
                <Button small onPress={onRetry}>
                  {t('action.retry')}
                </Button>
              )
            )}
          </div>
        </div>
      )}
    </li>
  );
}

/** What the server refused for the file's sake it refuses again. */
function worthRetrying({ status }: Problem): boolean {
  return status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;
}

function StatementStage({ statement, readPercent }: { statement: Statement | undefined; readPercent: number | undefined }) {
  const { t } = useI18n();
  const status = statement?.status ?? 'received';
  if (isUnderway(status)) {
    const percent = status === 'reading' ? readPercent : undefined;
    return <Bar percent={percent} text={t(status === 'reading' ? 'upload.reading' : 'upload.received')} />;
  }
  const [word, tone] = statusWord(status);
  const proof = proofWord(statement?.proof);
  const [problem] = statement?.problems ?? [];
  return (
    <div className={css.stage}>
      {proof && <Badge tone={proof[1]}>{t(proof[0])}</Badge>}
      <Badge tone={tone}>{t(word)}</Badge>
      {status === 'approved' ? (
        <span className={css.soft}>{t('upload.newTransactions', { count: statement?.newTransactionCount ?? 0 })}</span>
      ) : (
        problem && <span className={css.soft}>{problem.detail}</span>
      )}
    </div>
  );
}

function Bar({ percent, text }: { percent: number | undefined; text: string }) {
  return (
    <div className={css.progress}>
      <progress max={100} {...(percent !== undefined && { value: percent })} aria-label={text} />
      <span className={css.soft}>{text}</span>
    </div>
  );
}
