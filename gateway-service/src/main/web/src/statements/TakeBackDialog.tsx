import type { Statement } from '../api/types';
import { formatDate } from '../kit/dates';
import { Dialog } from '../kit/Dialog';
import { useI18n } from '../kit/i18n';
import { Button, Failure, Refusal, SkeletonRows, ui } from '../kit/ui';
import { useImpact, useTakeBack } from './statements';

/** Says what depends on an import before it is taken back. */
export function TakeBackDialog({ statement, onClose }: { statement: Statement; onClose: () => void }) {
  const { t, locale } = useI18n();
  const impact = useImpact(statement.id);
  const takeBack = useTakeBack(statement.id);
  return (
    <Dialog title={t('takeBack.title')} onClose={onClose}>
      <p>{t('takeBack.about', { file: statement.fileName })}</p>
      {impact.data?.closedThrough && <p role="status">{t('takeBack.closed', { date: formatDate(impact.data.closedThrough, locale) })}</p>}
      {impact.data !== undefined ? (
        <ul className={ui.stack}>
          <li>{t('takeBack.transactions', { count: impact.data.transactions })}</li>
          <li>{t('takeBack.entries', { count: impact.data.entries.bank + impact.data.entries.transfer })}</li>
          {impact.data.transfers > 0 && <li>{t('takeBack.transfers', { count: impact.data.transfers })}</li>}
          {impact.data.decisions > 0 && <li>{t('takeBack.decisions', { count: impact.data.decisions })}</li>}
        </ul>
      ) : impact.isError ? (
        <Failure error={impact.error} onRetry={() => void impact.refetch()} />
      ) : (
        <SkeletonRows rows={3} />
      )}
      {takeBack.error && <Refusal error={takeBack.error} />}
      <div className={ui.actions}>
        <Button
          look="danger"
          isDisabled={takeBack.isPending || impact.data === undefined}
          onPress={() => takeBack.mutate(undefined, { onSuccess: onClose })}
        >
          {t('takeBack.submit')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
