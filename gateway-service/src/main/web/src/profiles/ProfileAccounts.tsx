import { useRef } from 'react';
import { AccountChoice } from '../accounts/AccountChoice';
import { useAccountName } from '../accounts/accounts';
import { useI18n } from '../kit/i18n';
import { CrossIcon } from '../kit/icons';
import { Button } from '../kit/ui';
import css from './profiles.module.css';

/** Whose files are read by a profile. */
export function ProfileAccounts({ accountIds, onChange }: { accountIds: string[]; onChange: (accountIds: string[]) => void }) {
  const { t } = useI18n();
  const nameOf = useAccountName();
  const group = useRef<HTMLFieldSetElement>(null);

  const change = (ids: string[]) => {
    // What was used goes with the change, and the keyboard's place must not go with it.
    group.current?.focus();
    onChange(ids);
  };

  return (
    <fieldset ref={group} className={css.group} tabIndex={-1}>
      <legend>{t('profile.accounts')}</legend>
      <p className={css.soft}>{t('profile.accountsHint')}</p>
      {accountIds.length === 0 ? (
        <p>{t('profile.noAccount')}</p>
      ) : (
        <ul className={css.accounts}>
          {accountIds.map((id) => (
            <li key={id}>
              {nameOf(id)}
              <Button
                look="quiet"
                small
                aria-label={t('profile.removeAccount', { account: nameOf(id) })}
                onPress={() => change(accountIds.filter((each) => each !== id))}
              >
                <CrossIcon />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AccountChoice
        // Anew for each account that is added: a field whose value stays null would stay open.
        key={accountIds.join()}
        label={t('profile.addAccount')}
        value={null}
        onChange={(id) => id !== null && change([...accountIds, id])}
        among={({ id, type }) => (type === 'asset' || type === 'liability') && !accountIds.includes(id)}
      />
    </fieldset>
  );
}
