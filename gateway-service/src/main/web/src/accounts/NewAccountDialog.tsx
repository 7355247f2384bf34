import { useState } from 'react';
import { useWorkspace } from '../session/session';
import { Dialog } from '../kit/Dialog';
import { useI18n } from '../kit/i18n';
import { Button, Choice, Field, Refusal, ui } from '../kit/ui';
import { accountTypes, hasCurrency, useNewAccount, type AccountType } from './accounts';

export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { baseCurrency } = useWorkspace();
  const add = useNewAccount();
  const [name, setName] = useState('');
  const [type, setType] = useState<AccountType>('expense');
  const [currency, setCurrency] = useState(baseCurrency);
  const [code, setCode] = useState('');
  const [isCash, setIsCash] = useState(false);

  return (
    <Dialog title={t('accounts.new')} onClose={onClose}>
      <form
        className={ui.stack}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(
            {
              name: name.trim(),
              type,
              currency: hasCurrency(type) ? currency.trim() : null,
              code: code.trim() || null,
              isCash: type === 'asset' && isCash,
            },
            { onSuccess: onClose },
          );
        }}
      >
        {add.error && <Refusal error={add.error} />}
        <Field label={t('account.name')} required autoFocus value={name} onChange={({ target }) => setName(target.value)} />
        <Choice label={t('account.type')} value={type} onChange={({ target }) => setType(target.value as AccountType)}>
          {accountTypes.map((each) => (
            <option key={each} value={each}>
              {t(`accountType.${each}`)}
            </option>
          ))}
        </Choice>
        {hasCurrency(type) && (
          <Field
            label={t('field.currency')}
            required
            pattern="[A-Z]{3}"
            maxLength={3}
            value={currency}
            onChange={({ target }) => setCurrency(target.value.toUpperCase())}
          />
        )}
        <Field label={t('account.code')} hint={t('account.codeHint')} value={code} onChange={({ target }) => setCode(target.value)} />
        {type === 'asset' && (
          <label className={ui.check}>
            <input type="checkbox" checked={isCash} onChange={({ target }) => setIsCash(target.checked)} /> {t('account.isCash')}
          </label>
        )}
        <div className={ui.actions}>
          <Button type="submit" look="primary" isDisabled={add.isPending}>
            {t('accounts.add')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
