import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useAccountName } from '../accounts/accounts';
import type { Entry } from '../api/types';
import { Amount } from '../kit/Amount';
import { Day } from '../kit/Day';
import { useI18n } from '../kit/i18n';
import { oneCurrency } from '../kit/money';
import { Badge, Button, Card, Empty, Failure, look, PageHead, SkeletonRows, ui } from '../kit/ui';
import { canBeVoided, useEntries } from './journal';
import css from './JournalPage.module.css';
import { VoidDialog } from './VoidDialog';

export function JournalPage() {
  const { t } = useI18n();
  const [params, setParams] = useSearchParams();
  const account = params.get('account');
  const accountName = useAccountName();
  const includeVoided = params.get('voided') === 'yes';
  const entries = useEntries(account, includeVoided);
  const [voiding, setVoiding] = useState<Entry | null>(null);
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const currency = oneCurrency(items.flatMap(({ postings }) => postings.map(({ amount }) => amount)));

  return (
    <>
      <PageHead title={t('nav.journal')} about={account ? t('journal.ofAccount', { account: accountName(account) }) : t('journal.about')}>
        {account && (
          <Link className={look('plain')} to="/journal">
            {t('journal.all')}
          </Link>
        )}
        <Link className={look('primary')} to="/journal/new">
          {t('journal.new')}
        </Link>
      </PageHead>
      <label className={`${ui.check} ${css.voidedToo}`}>
        <input
          type="checkbox"
          checked={includeVoided}
          onChange={({ target }) =>
            setParams(
              (before) => {
                if (target.checked) before.set('voided', 'yes');
                else before.delete('voided');
                return before;
              },
              { replace: true },
            )
          }
        />{' '}
        {t('journal.voidedToo')}
      </label>
      <Card label={t('nav.journal')}>
        {entries.isPending ? (
          <SkeletonRows rows={8} height="2.5rem" />
        ) : entries.isError ? (
          <Failure error={entries.error} onRetry={() => void entries.refetch()} />
        ) : items.length === 0 ? (
          <Empty title={t('journal.empty')}>{t('journal.empty.detail')}</Empty>
        ) : (
          <>
            {currency && <p className={ui.amountsIn}>{t('report.amountsIn', { currency })}</p>}
            <ol>
              {items.map((entry) => (
                <EntryLine
                  key={entry.id}
                  entry={entry}
                  withCurrency={currency === null}
                  accountName={accountName}
                  onVoid={() => setVoiding(entry)}
                />
              ))}
            </ol>
            <div className={ui.listEnd}>
              {entries.hasNextPage ? (
                <Button small isDisabled={entries.isFetchingNextPage} onPress={() => void entries.fetchNextPage()}>
                  {t('list.more')}
                </Button>
              ) : (
                t('journal.count', { count: items.length })
              )}
            </div>
          </>
        )}
      </Card>
      {voiding && <VoidDialog entry={voiding} onClose={() => setVoiding(null)} />}
    </>
  );
}

interface LineProps {
  entry: Entry;
  withCurrency: boolean;
  accountName: (id: string) => string;
  onVoid: () => void;
}

function EntryLine({ entry, withCurrency, accountName, onVoid }: LineProps) {
  const { t } = useI18n();
  const voided = entry.voidedByEntryId != null;
  return (
    <li className={`${css.entry} ${voided ? css.voided : ''}`}>
      <div className={css.date}>
        <Day date={entry.date} />
      </div>
      <div className={css.memo}>
        <strong>{entry.memo || '–'}</strong>
        {voided && <Badge>{t('entry.voided')}</Badge>}
        {entry.voidsEntryId != null && <Badge>{t('entry.mirror')}</Badge>}
        {entry.status === 'draft' && <Badge tone="info">{t('entry.draft')}</Badge>}
      </div>
      <table className={css.postings}>
        <caption className="visually-hidden">{t('entry.postings')}</caption>
        <tbody>
          {entry.postings.map((posting, i) => (
            <tr key={i}>
              <th scope="row">{accountName(posting.accountId)}</th>
              <td className="amount">
                <Amount money={posting.amount} withCurrency={withCurrency} plain />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css.actions}>
        {canBeVoided(entry) && (
          <Button look="quiet" small onPress={onVoid} aria-label={t('entry.voidWhich', { memo: entry.memo ?? '' })}>
            {t('entry.void')}
          </Button>
        )}
      </div>
    </li>
  );
}
