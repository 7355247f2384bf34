import type { ReactNode } from 'react';
import { useAccountName } from '../accounts/accounts';
import { Amount } from '../kit/Amount';
import { Day } from '../kit/Day';
import { useI18n } from '../kit/i18n';
import { Button, Card, Failure, Refusal } from '../kit/ui';
import css from './Pending.module.css';
import {
  linkSentence,
  pendingState,
  useLinkPending,
  usePending,
  usePendingBalances,
  useUnlinkPending,
  type Pending as Expected,
  type PendingLink,
} from './pending';

/** What banks expect and have not booked, apart from the books, and what it became; a person decides what is ambiguous. */
export function Pending() {
  const { t } = useI18n();
  const nameOf = useAccountName();
  const pending = usePending();
  const balances = usePendingBalances();
  const items = pending.data?.pages.flatMap((page) => page.items) ?? [];
  if (pending.isError && items.length === 0) {
    return (
      <Card label={t('pending.title')}>
        <Failure error={pending.error} onRetry={() => void pending.refetch()} />
      </Card>
    );
  }
  if (items.length === 0) return null;
  return (
    <div className={css.below}>
      <Card label={t('pending.title')}>
        <div className={css.pending}>
          <h2>{t('pending.title')}</h2>
          <p>{t('pending.about')}</p>
          <dl>
            {balances.data?.accounts.map(({ accountId, pendingBalance, count }) => (
              <div key={`${accountId}${pendingBalance.currency}`}>
                <dt>{t('pending.balance', { account: nameOf(accountId), count })}</dt>
                <dd>
                  <Amount money={pendingBalance} withCurrency />
                </dd>
              </div>
            ))}
          </dl>
          <ul>
            {items.map((item) => (
              <Item key={item.id} item={item} account={nameOf(item.accountId)} />
            ))}
          </ul>
          {pending.hasNextPage && (
            <Button small isDisabled={pending.isFetchingNextPage} onPress={() => void pending.fetchNextPage()}>
              {t('list.more')}
            </Button>
          )}
        </div>
      </Card>
    </div>
  );
}

function Item({ item, account }: { item: Expected; account: string }) {
  const { t } = useI18n();
  const link = useLinkPending(item.id);
  const unlink = useUnlinkPending(item.id);
  const refused = link.error ?? unlink.error;
  return (
    <li className={item.state === 'open' ? css.open : css.done}>
      <div className={css.line}>
        <Day date={item.expectedOn} />
        <span className={css.text}>
          {item.counterparty || item.description || '–'} <small>{account}</small>
        </span>
        <small>{t(pendingState(item.state))}</small>
        <Amount money={item.amount} withCurrency />
      </div>
      {item.links.map((each) => (
        <Booked key={each.transactionId} link={each}>
          <Button small isDisabled={unlink.isPending} onPress={() => unlink.mutate(each.transactionId)}>
            {t('pending.unlink')}
          </Button>
        </Booked>
      ))}
      {item.state !== 'linked' &&
        item.candidates.map((each) => (
          <Booked key={each.transactionId} link={each}>
            <Button small isDisabled={link.isPending} onPress={() => link.mutate(each.transactionId)}>
              {t('pending.link')}
            </Button>
          </Booked>
        ))}
      {refused && <Refusal error={refused} />}
    </li>
  );
}

function Booked({ link, children }: { link: PendingLink; children: ReactNode }) {
  const i18n = useI18n();
  return (
    <div className={css.booked}>
      <Day date={link.bookedOn} />
      <span className={css.text}>
        {link.description} <small>{linkSentence(i18n, link)}</small>
      </span>
      <Amount money={link.amount} withCurrency />
      {children}
    </div>
  );
}
