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
  return (
    <fieldset className={css.group}>
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
                onPress={() => onChange(accountIds.filter((each) => each !== id))}
              >
                <CrossIcon />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AccountChoice
        // Anew for each account that is added, so that the field is empty again.
        key={accountIds.join()}
        label={t('profile.addAccount')}
        value={null}
        onChange={(id) => id !== null && onChange([...accountIds, id])}
        among={({ id, type }) => (type === 'asset' || type === 'liability') && !accountIds.includes(id)}
      />
    </fieldset>
  );
}
