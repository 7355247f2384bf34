import { useState } from 'react';
import type { Entry } from '../api/types';
import { Dialog } from '../kit/Dialog';
import { useI18n } from '../kit/i18n';
import { Button, Field, Refusal, ui } from '../kit/ui';
import { useVoid } from './journal';

export function VoidDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useI18n();
  const undo = useVoid(entry.id);
  const [reason, setReason] = useState('');
  return (
    <Dialog title={t('void.title')} onClose={onClose}>
      <p>{t('void.about', { memo: entry.memo ?? '', count: entry.postings.length })}</p>
      <form
        className={ui.stack}
        onSubmit={(event) => {
          event.preventDefault();
          undo.mutate(reason.trim(), { onSuccess: onClose });
        }}
      >
        {undo.error && <Refusal error={undo.error} />}
        <Field label={t('field.reason')} required autoFocus value={reason} onChange={({ target }) => setReason(target.value)} />
        <div className={ui.actions}>
          <Button type="submit" look="danger" isDisabled={undo.isPending || reason.trim() === ''}>
            {t('void.submit')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
