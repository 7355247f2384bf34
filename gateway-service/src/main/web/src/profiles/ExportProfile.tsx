import { useState } from 'react';
import type { ImportProfile } from '../api/types';
import { useI18n } from '../kit/i18n';
import { Card, look, ui } from '../kit/ui';
import { profileFilePath } from './profiles';
import css from './profiles.module.css';

/** The profile as a file for others, without rows of a statement unless a person wants them in it. */
export function ExportProfile({ profile }: { profile: ImportProfile }) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState(false);
  const withSample = chosen && profile.hasSample;
  return (
    <Card label={t('profile.export')}>
      <div className={css.section}>
        <h2>{t('profile.export')}</h2>
        <p className={css.soft}>{t('profile.export.about')}</p>
        {profile.hasSample && (
          <label className={ui.check}>
            <input type="checkbox" checked={chosen} onChange={({ target }) => setChosen(target.checked)} />
            {t('profile.export.withSample')}
          </label>
        )}
        {withSample && (
          <p className={`${ui.inlineNotice} ${ui.toneWarn}`} role="status">
            {t('profile.export.warning')}
          </p>
        )}
        <a className={look('plain')} href={profileFilePath(profile.id, withSample)} download>
          {t('profile.export.submit')}
        </a>
      </div>
    </Card>
  );
}
