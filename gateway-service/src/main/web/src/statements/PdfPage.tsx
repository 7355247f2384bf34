import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../kit/i18n';
import { SkeletonRows } from '../kit/ui';
import type { PageSize } from './pdf';
import css from './PdfPage.module.css';

interface Props {
  url: string;
  page: number;
  /** Left, top, right and bottom of the row, in hundredths of a point. */
  box: readonly number[];
}

/** The share of the page that a rectangle takes, as lengths of a style. */
export function boxStyle([left = 0, top = 0, right = 0, bottom = 0]: readonly number[], { width, height }: PageSize) {
  const percent = (length: number, whole: number) => `${length / whole}%`;
  return {
    left: percent(left, width),
    top: percent(top, height),
    width: percent(right - left, width),
    height: percent(bottom - top, height),
  };
}

/** A page of a PDF with a row marked on it. Its text stands below, so one that cannot be drawn is a sentence and no failure. */
export function PdfPage({ url, page, box }: Props) {
  const { t } = useI18n();
  const canvas = useRef<HTMLCanvasElement>(null);
  const mark = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ page: number; size: PageSize | 'failed' }>();

  useEffect(() => {
    const stop = new AbortController();
    async function show() {
      const { draw } = await import('./pdf');
      if (!canvas.current || stop.signal.aborted) return;
      const size = await draw(canvas.current, url, page, stop.signal);
      if (!stop.signal.aborted) setDrawn({ page, size });
    }
    show().catch(() => {
      if (!stop.signal.aborted) setDrawn({ page, size: 'failed' });
    });
    return () => stop.abort();
  }, [url, page]);

  const size = drawn?.page === page ? drawn.size : undefined;
  useEffect(() => {
    mark.current?.scrollIntoView?.({ block: 'center' });
  }, [size, box]);

  if (size === 'failed') return <p className={css.failed}>{t('evidence.pageFailed')}</p>;
  return (
    <figure className={css.page} aria-label={t('evidence.page', { page })} aria-busy={!size} tabIndex={0}>
      {!size && <SkeletonRows rows={6} />}
      <div className={css.sheet}>
        <canvas ref={canvas} className={size ? undefined : css.waiting} />
        {size && <div ref={mark} className={css.mark} style={boxStyle(box, size)} data-testid="row-on-page" />}
      </div>
    </figure>
  );
}
