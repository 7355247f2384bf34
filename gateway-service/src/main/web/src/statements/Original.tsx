import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Problem } from '../api/problem';
import { useI18n } from '../kit/i18n';
import { CrossIcon } from '../kit/icons';
import { Button, Failure, SkeletonRows } from '../kit/ui';
import { excerpt } from './original';
import css from './Original.module.css';

interface Props {
  statementId: string;
  /** The row's bytes in the file. */
  from: number;
  to: number;
  onClose: () => void;
}

async function original(statementId: string): Promise<Uint8Array> {
  const answer = await fetch(`/api/statements/${encodeURIComponent(statementId)}/document`);
  if (!answer.ok) throw Problem.fromText(answer.status, await answer.text());
  return new Uint8Array(await answer.arrayBuffer());
}

/** The place in the original file where a row stands. */
export function Original({ statementId, from, to, onClose }: Props) {
  const { t } = useI18n();
  const file = useQuery({ queryKey: ['original', statementId], queryFn: () => original(statementId), staleTime: Infinity });
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    // In braces: browsers have begun to return a promise here, which React would call as a clean-up.
    mark.current?.scrollIntoView?.({ block: 'nearest' });
  }, [file.data, from]);
  const cut = file.data && excerpt(file.data, from, to);

  return (
    <aside className={css.original} aria-label={t('review.original')}>
      <header>
        <h2>{t('review.original')}</h2>
        <Button look="quiet" small aria-label={t('review.closeOriginal')} onPress={onClose}>
          <CrossIcon />
        </Button>
      </header>
      {cut ? (
        <pre tabIndex={0} aria-label={t('review.original')}>
          {cut.before}
          <mark ref={mark}>{cut.row}</mark>
          {cut.after}
        </pre>
      ) : file.isError ? (
        <Failure error={file.error} onRetry={() => void file.refetch()} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </aside>
  );
}
