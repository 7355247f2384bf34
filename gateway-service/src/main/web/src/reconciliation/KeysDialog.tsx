import { Dialog } from '../kit/Dialog';
import { useI18n } from '../kit/i18n';
import css from './Workbench.module.css';

const keys = [
  ['j', 'keys.next'],
  ['k', 'keys.previous'],
  ['Enter', 'keys.accept'],
  ['c', 'keys.choose'],
  ['x', 'keys.reject'],
  ['?', 'keys.help'],
] as const;

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className={css.keys}>
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
