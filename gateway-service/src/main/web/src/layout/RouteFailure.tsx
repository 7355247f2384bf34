import { Link } from 'react-router';
import { useI18n } from '../kit/i18n';
import { Button, Empty, look } from '../kit/ui';

/** A page that broke, or whose file could not be loaded after a new release. */
export function RouteFailure() {
  const { t } = useI18n();
  return (
    <main>
      <Empty title={t('problem.page')} action={<Button onPress={() => location.reload()}>{t('action.reload')}</Button>}>
        {t('problem.page.detail')}
      </Empty>
    </main>
  );
}

export function NotFound() {
  const { t } = useI18n();
  return (
    <Empty
      title={t('problem.notFound')}
      action={
        <Link className={look('plain')} to="/">
          {t('nav.home')}
        </Link>
      }
    >
      {t('problem.notFound.detail')}
    </Empty>
  );
}
