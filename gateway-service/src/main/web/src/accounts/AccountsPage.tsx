import { useState } from 'react';
import { Link } from 'react-router';
import type { Account, Money } from '../api/types';
import { Amount } from '../kit/Amount';
import { useI18n } from '../kit/i18n';
import { Button, Card, Empty, Failure, PageHead, SkeletonRows, ui } from '../kit/ui';
import { accountTypes, useAccounts } from './accounts';
import css from './AccountsPage.module.css';
import { NewAccountDialog } from './NewAccountDialog';

export function AccountsPage() {
  const { t } = useI18n();
  const accounts = useAccounts();
  const [adding, setAdding] = useState(false);
  const groups = accountTypes.map((type) => ({ type, items: accounts.data?.filter((account) => account.type === type) ?? [] }));

  return (
    <>
      <PageHead title={t('nav.accounts')} about={t('accounts.about')}>
        <Button look="primary" onPress={() => setAdding(true)}>
          {t('accounts.new')}
        </Button>
      </PageHead>
      {accounts.isPending ? (
        <Card>
          <SkeletonRows rows={8} />
        </Card>
      ) : accounts.isError ? (
        <Card>
          <Failure error={accounts.error} onRetry={() => void accounts.refetch()} />
        </Card>
      ) : accounts.data.length === 0 ? (
        <Card>
          <Empty title={t('accounts.empty')}>{t('accounts.empty.detail')}</Empty>
        </Card>
      ) : (
        <div className={css.groups}>
          {groups
            .filter(({ items }) => items.length > 0)
            .map(({ type, items }) => (
              <Group key={type} title={t(`accountType.${type}`)} items={items} />
            ))}
          <p className={css.count}>{t('accounts.count', { count: accounts.data.length })}</p>
        </div>
      )}
      {adding && <NewAccountDialog onClose={() => setAdding(false)} />}
    </>
  );
}

/** Income, expense and equity hold any currency, and as many balances. */
function balancesOf(account: Account): readonly Money[] {
  return account.balance ? [account.balance] : account.balances;
}

function Group({ title, items }: { title: string; items: readonly Account[] }) {
  const { t } = useI18n();
  return (
    <Card label={title}>
      <div className={ui.scroller}>
        <table className={`${ui.table} ${css.table}`}>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th className={css.code}>{t('account.code')}</th>
              <th>{t('account.name')}</th>
              <th className={`amount ${css.balance}`}>{t('account.balance')}</th>
              <th className={css.currency}>{t('field.currency')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((account) => (
              <tr key={account.id}>
                <td className={css.code}>{account.code}</td>
                <td>
                  <Link to={`/journal?account=${account.id}`}>{account.name}</Link>
                </td>
                <td className={`amount ${css.balance}`}>
                  {balancesOf(account).map((balance) => (
                    <div key={balance.currency}>
                      <Amount money={balance} plain={account.type !== 'asset' && account.type !== 'expense'} />
                    </div>
                  ))}
                </td>
                <td className={css.currency}>
                  {balancesOf(account).map(({ currency }) => (
                    <div key={currency}>{currency}</div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
