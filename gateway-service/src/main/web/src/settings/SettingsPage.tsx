import { Link } from 'react-router';
import { useMe, useSignOut } from '../session/session';
import { useI18n } from '../kit/i18n';
import { Segments } from '../kit/Segments';
import { useTheme, type Theme } from '../kit/theme';
import { Button, Card, PageHead, Refusal, look } from '../kit/ui';
import css from './SettingsPage.module.css';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

export function SettingsPage() {
  const { t, language, setLanguage } = useI18n();
  const me = useMe();
  const signOut = useSignOut();
  const [theme, setTheme] = useTheme();

  return (
    <>
      <PageHead title={t('nav.settings')} />
      <div className={css.cards}>
        <Card label={t('settings.look')}>
          <div className={css.card}>
            <h2>{t('settings.look')}</h2>
            <Segments
              label={t('settings.theme')}
              value={theme}
              options={themes.map((value) => ({ value, text: t(`theme.${value}`) }))}
              onChange={setTheme}
            />
            <Segments
              label={t('settings.language')}
              value={language}
              options={[
                { value: 'en', text: 'English' },
                { value: 'zh', text: '中文' },
              ]}
              onChange={setLanguage}
            />
          </div>
        </Card>
        <Card label={t('settings.session')}>
          <div className={css.card}>
            <h2>{t('settings.session')}</h2>
            <dl className={css.facts}>
              <dt>{t('field.name')}</dt>
              <dd>{me.data?.user.name}</dd>
              <dt>{t('field.email')}</dt>
              <dd>{me.data?.user.email}</dd>
              <dt>{t('settings.workspace')}</dt>
              <dd>{me.data?.workspace.name}</dd>
              <dt>{t('register.currency')}</dt>
              <dd>{me.data?.workspace.baseCurrency}</dd>
            </dl>
            {signOut.error && <Refusal error={signOut.error} />}
            <Button isDisabled={signOut.isPending} onPress={() => signOut.mutate()}>
              {t('settings.signOut')}
            </Button>
          </div>
        </Card>
        <Card label={t('settings.more')}>
          <div className={css.card}>
            <h2>{t('settings.more')}</h2>
            <div className={css.links}>
              <Link className={look('plain')} to="/accounts">
                {t('nav.accounts')}
              </Link>
              <Link className={look('plain')} to="/journal">
                {t('nav.journal')}
              </Link>
              <Link className={look('plain')} to="/settings/import-profiles">
                {t('profiles.title')}
              </Link>
              <a className={look('plain')} href="/api/docs">
                {t('settings.docs')}
              </a>
            </div>
          </div>
        </Card>
      </div>
    </>
  );
}
