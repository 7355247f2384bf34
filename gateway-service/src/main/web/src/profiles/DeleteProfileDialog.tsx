import { useNavigate } from 'react-router';
import type { ImportProfile } from '../api/types';
import { Dialog } from '../kit/Dialog';
import { useI18n } from '../kit/i18n';
import { Button, Refusal, ui } from '../kit/ui';
import { useDeleteProfile } from './profiles';

export function DeleteProfileDialog({ profile, onClose }: { profile: ImportProfile; onClose: () => void }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const remove = useDeleteProfile(profile);
  return (
    <Dialog title={t('profile.delete.title')} onClose={onClose}>
      <p>{t('profile.delete.about', { name: profile.name, count: profile.versions.length })}</p>
      {remove.error && <Refusal error={remove.error} />}
      <div className={ui.actions}>
        <Button
          look="danger"
          isDisabled={remove.isPending}
          onPress={() => remove.mutate(undefined, { onSuccess: () => void navigate('/settings/import-profiles', { replace: true }) })}
        >
          {t('profile.delete.submit')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
