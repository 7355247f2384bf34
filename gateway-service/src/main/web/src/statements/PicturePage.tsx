import { useState } from 'react';
import { useI18n } from '../kit/i18n';
import type { PageSize } from './pdf';
import { boxStyle } from './PdfPage';
import css from './PdfPage.module.css';

/** A statement that is a picture, with a row marked on it. Browsers do not show all pictures, so one that is not shown is no failure. */
export function PicturePage({ url, box }: { url: string; box: readonly number[] }) {
  const { t } = useI18n();
  const [size, setSize] = useState<PageSize | 'failed'>();
  if (size === 'failed') return <p className={css.failed}>{t('evidence.pageFailed')}</p>;
  return (
    <figure className={css.page} aria-label={t('evidence.page', { page: 1 })} aria-busy={!size} tabIndex={0}>
      <div className={css.sheet}>
        <img
          src={url}
          alt=""
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setSize({ width: naturalWidth, height: naturalHeight })}
          onError={() => setSize('failed')}
        />
        {size && <div className={css.mark} style={boxStyle(box, size)} data-testid="row-on-page" />}
      </div>
    </figure>
  );
}
