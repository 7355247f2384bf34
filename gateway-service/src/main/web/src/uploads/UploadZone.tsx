import { useRef, useState } from 'react';
import { useI18n } from '../kit/i18n';
import { UploadIcon } from '../kit/icons';
import { Button, Field } from '../kit/ui';
import css from './uploads.module.css';
import { useUploads } from './UploadsProvider';

/** Where files are chosen; dropping works on every page. */
export function UploadZone() {
  const { t } = useI18n();
  const [, dispatch] = useUploads();
  const input = useRef<HTMLInputElement>(null);
  const [institution, setInstitution] = useState('');
  const [currency, setCurrency] = useState('');

  return (
    <section className={css.zone} aria-label={t('upload.title')}>
      <div className={css.zoneIcon}>
        <UploadIcon />
      </div>
      <div className={css.zoneText}>
        <h2>{t('upload.title')}</h2>
        <p>{t('upload.about')}</p>
      </div>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={t('upload.choose')}
        onChange={({ target }) => {
          const options = { ...(institution.trim() && { institution: institution.trim() }), ...(currency && { currency }) };
          if (target.files !== null && target.files.length > 0) dispatch({ do: 'add', files: [...target.files], options });
          target.value = '';
        }}
      />
      <Button look="primary" onPress={() => input.current?.click()}>
        {t('upload.choose')}
      </Button>
      <details className={css.options}>
        <summary>{t('upload.options')}</summary>
        <div>
          <Field
            label={t('upload.institution')}
            hint={t('upload.institutionHint')}
            value={institution}
            onChange={({ target }) => setInstitution(target.value)}
          />
          <Field
            label={t('field.currency')}
            hint={t('upload.currencyHint')}
            value={currency}
            maxLength={3}
            placeholder="EUR"
            onChange={({ target }) => setCurrency(target.value.toUpperCase())}
          />
        </div>
      </details>
    </section>
  );
}
