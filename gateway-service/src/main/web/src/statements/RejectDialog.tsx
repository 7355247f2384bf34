import { useState } from 'react';
import type { Statement } from '../api/types';
import { Dialog } from '../kit/Dialog';
import { useI18n } from '../kit/i18n';
import { Button, Field, Refusal, ui } from '../kit/ui';
import { useReject } from './statements';

export function RejectDialog({ statement, onClose }: { statement: Statement; onClose: () => void }) {
  const { t } = useI18n();
  const reject = useReject(statement.id);
  const [reason, setReason] = useState('');
  return (
    <Dialog title={t('reject.title')} onClose={onClose}>
      <p>{t('reject.about', { file: statement.fileName, count: statement.transactionCount })}</p>
      <form
        className={ui.stack}
        onSubmit={(event) => {
          event.preventDefault();
          reject.mutate(reason.trim(), { onSuccess: onClose });
        }}
      >
        {reject.error && <Refusal error={reject.error} />}
        <Field label={t('field.reason')} required autoFocus value={reason} onChange={({ target }) => setReason(target.value)} />
        <div className={ui.actions}>
          <Button type="submit" look="danger" isDisabled={reject.isPending || reason.trim() === ''}>
            {t('reject.submit')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
