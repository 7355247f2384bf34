import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, body } from '../api/client';
import type { components } from '../api/schema';
import { type I18n, useI18n } from '../kit/i18n';
import { CrossIcon } from '../kit/icons';
import { Button, Failure, SkeletonRows } from '../kit/ui';
import { decisionSentence } from './decision';
import { PdfPage } from './PdfPage';
import { PicturePage } from './PicturePage';
import css from './Evidence.module.css';

interface Props {
  statementId: string;
  rowId: string;
  /** Whether nobody has approved what is to become of the row. */
  proposed?: boolean;
  onClose: () => void;
}

function useEvidence(id: string, txId: string) {
  return useQuery({
    queryKey: ['evidence', id, txId],
    queryFn: () => body(api.GET('/api/statements/{id}/transactions/{txId}/evidence', { params: { path: { id, txId } } })),
    staleTime: Infinity,
  });
}

type Place = components['schemas']['SourcePlace'];

function place(t: I18n['t'], { kind, part, from, to, line }: Place) {
  return kind === 'bytes'
    ? t('evidence.bytes', { line, from: from ?? 0, to: (to ?? 1) - 1 })
    : t(kind === 'cells' ? 'evidence.cells' : 'evidence.box', { part: part ?? 1, line });
}

/** The place in the original file that a row was read from, as text with its bytes marked; of a PDF the page too. */
export function Evidence({ statementId, rowId, proposed = false, onClose }: Props) {
  const { t } = useI18n();
  const { data: evidence, error, isError, refetch } = useEvidence(statementId, rowId);
  const original = `/api/statements/${encodeURIComponent(statementId)}/document`;
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    // In braces: browsers have begun to return a promise here, which React would call as a clean-up.
    mark.current?.scrollIntoView?.({ block: 'nearest' });
  }, [evidence]);

  return (
    <aside className={css.evidence} aria-label={t('review.original')}>
      <header>
        <h2>{t('review.original')}</h2>
        <a href={original} download>
          {t('evidence.download')}
        </a>
        <Button look="quiet" small aria-label={t('review.closeOriginal')} onPress={onClose}>
          <CrossIcon />
        </Button>
      </header>
      {evidence ? (
        <>
          {evidence.format === 'pdf' && evidence.source.box && (
            <PdfPage url={original} page={evidence.source.part ?? 1} box={evidence.source.box} />
          )}
          {evidence.format === 'picture' && evidence.source.box && <PicturePage url={original} box={evidence.source.box} />}
          <pre tabIndex={0} aria-label={t('evidence.text', { line: evidence.source.line })}>
            {evidence.excerpt.before}
            <mark ref={mark}>{evidence.excerpt.row}</mark>
            {evidence.excerpt.after}
          </pre>
          {evidence.excerpt.cut && <p className={css.cut}>{t('evidence.cut')}</p>}
          <dl>
            {evidence.decision && (
              <>
                <dt>{t(proposed ? 'decision.proposed' : 'decision.title')}</dt>
                <dd>{decisionSentence(t, evidence.ordinal, evidence.decision)}</dd>
              </>
            )}
            <dt>{t('evidence.place')}</dt>
            <dd>{place(t, evidence.source)}</dd>
            <dt>SHA-256</dt>
            <dd className={css.hash}>{evidence.sha256}</dd>
          </dl>
        </>
      ) : isError ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </aside>
  );
}
