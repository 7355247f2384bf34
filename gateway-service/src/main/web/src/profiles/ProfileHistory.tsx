import { Link } from 'react-router';
import { formatMoment } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import { Card } from '../kit/ui';
import { originOf, type Version } from './draft';
import css from './profiles.module.css';

/** The versions, the newest first, each with what it changed. */
export function ProfileHistory({ versions }: { versions: readonly Version[] }) {
  const { t, locale } = useI18n();
  return (
    <Card label={t('profile.history')}>
      <div className={css.section}>
        <h2>{t('profile.history')}</h2>
        <ol className={css.history}>
          {versions.map((version, i) => {
            const before = versions[i + 1];
            return (
              <li key={version.version}>
                <div>
                  <strong>{t('profile.versionNumber', { version: version.version })}</strong>
                  {' · '}
                  <time dateTime={version.madeAt}>{formatMoment(version.madeAt, locale)}</time>
                  {' · '}
                  {t(`profile.${originOf(version)}`)}
                  {version.statementId && (
                    <>
                      {' · '}
                      <Link to={`/statements/${version.statementId}`}>{t('profile.statement')}</Link>
                    </>
                  )}
                </div>
                {version.changes.length > 0 ? (
                  <ul>
                    {version.changes.map((change) => (
                      <li key={change}>{change}</li>
                    ))}
                  </ul>
                ) : (
                  before && <p className={css.soft}>{t('profile.noChange')}</p>
                )}
              </li>
            );
          })}
        </ol>
      </div>
    </Card>
  );
}
