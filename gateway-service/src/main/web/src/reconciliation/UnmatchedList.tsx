import { useEffect, useRef, useState } from 'react';
import { AccountChoice } from '../accounts/AccountChoice';
import type { Unmatched } from '../api/types';
import { Amount } from '../kit/Amount';
import { oneCurrency } from '../kit/money';
import { Day } from '../kit/Day';
import { useI18n } from '../kit/i18n';
import { Button, Card, Empty, Failure, Field, Refusal, SkeletonRows, ui } from '../kit/ui';
import { loadAhead, stepTo, useLoadAhead, useWorkbenchKeys } from './keys';
import { KeysDialog } from './KeysDialog';
import { unmatchedId, useResolve, useUnmatched } from './reconciliation';
import css from './Workbench.module.css';

/** Transactions that nobody has put into a category; each is resolved by choosing an account. */
export function UnmatchedList() {
  const { t } = useI18n();
  const unmatched = useUnmatched(true);
  const [focus, setFocus] = useState(0);
  const [resolving, setResolving] = useState<string | null>(null);
  const [helping, setHelping] = useState(false);
  const items = unmatched.data?.pages.flatMap((page) => page.items) ?? [];
  const currency = oneCurrency(items.map(({ amount }) => amount));
  const at = stepTo(focus, 0, items.length);

  const choose = () => items[at] && setResolving(unmatchedId(items[at]));

  useLoadAhead(unmatched, at >= items.length - loadAhead);
  useWorkbenchKeys(
    {
      next: () => setFocus(stepTo(at, 1, items.length)),
      previous: () => setFocus(stepTo(at, -1, items.length)),
      accept: choose,
      choose,
      reject: () => setResolving(null),
      help: () => setHelping(true),
    },
    !helping,
  );

  if (unmatched.isPending) return <SkeletonRows rows={6} height="2.5rem" />;
  if (unmatched.isError && items.length === 0) {
    return (
      <Card>
        <Failure error={unmatched.error} onRetry={() => void unmatched.refetch()} />
      </Card>
    );
  }
  return (
    <div className={ui.stack}>
      {items.length === 0 ? (
        <Card>
          <Empty title={t('unmatched.empty')}>{t('unmatched.empty.detail')}</Empty>
        </Card>
      ) : (
        <>
          <p className={css.hintLine}>
            <kbd>j</kbd> <kbd>k</kbd> {t('matches.hintMove')} · <kbd>Enter</kbd> {t('unmatched.hintResolve')} ·{' '}
            <Button look="quiet" small onPress={() => setHelping(true)}>
              {t('keys.title')}
            </Button>
          </p>
          <Card label={t('reconciliation.unmatched')}>
            {currency && <p className={ui.amountsIn}>{t('report.amountsIn', { currency })}</p>}
            <ol>
              {items.map((each, i) => (
                <Line
                  key={unmatchedId(each)}
                  unmatched={each}
                  withCurrency={currency === null}
                  focused={i === at}
                  resolving={resolving === unmatchedId(each)}
                  onFocus={() => setFocus(i)}
                  onResolve={(open) => setResolving(open ? unmatchedId(each) : null)}
                />
              ))}
            </ol>
            <div className={ui.listEnd}>
              {unmatched.hasNextPage ? (
                <Button small isDisabled={unmatched.isFetchingNextPage} onPress={() => void unmatched.fetchNextPage()}>
                  {t('list.more')}
                </Button>
              ) : (
                t('unmatched.count', { count: items.length })
              )}
            </div>
          </Card>
        </>
      )}
      {helping && <KeysDialog onClose={() => setHelping(false)} />}
    </div>
  );
}

interface LineProps {
  unmatched: Unmatched;
  withCurrency: boolean;
  focused: boolean;
  resolving: boolean;
  onFocus: () => void;
  onResolve: (open: boolean) => void;
}

function Line({ unmatched, withCurrency, focused, resolving, onFocus, onResolve }: LineProps) {
  const { t } = useI18n();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (focused) line.current?.scrollIntoView?.({ block: 'nearest' });
  }, [focused]);

  return (
    <li ref={line} className={css.unmatched} aria-current={focused ? 'true' : undefined} onFocus={onFocus} onClick={onFocus}>
      <div className={css.fact}>
        <span>
          <strong>{unmatched.counterparty || unmatched.description || '–'}</strong>
          <small>
            {unmatched.accountName} · <Day date={unmatched.bookedOn} />
          </small>
          {unmatched.why && <small className={css.why}>{unmatched.why}</small>}
        </span>
        <Amount money={unmatched.amount} withCurrency={withCurrency} />
        {!resolving && (
          <Button small onPress={() => onResolve(true)} aria-label={t('unmatched.resolveWhich', { text: unmatched.description ?? '' })}>
            {t('unmatched.resolve')}
          </Button>
        )}
      </div>
      {resolving && <Resolve unmatched={unmatched} onClose={() => onResolve(false)} />}
    </li>
  );
}

function Resolve({ unmatched, onClose }: { unmatched: Unmatched; onClose: () => void }) {
  const { t } = useI18n();
  const resolve = useResolve();
  const [account, setAccount] = useState<string | null>(null);
  const [memo, setMemo] = useState('');
  return (
    <form
      className={css.resolve}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      onSubmit={(event) => {
        event.preventDefault();
        if (account === null) return;
        resolve.mutate(
          { transactionId: unmatchedId(unmatched), counterAccountId: account, memo: memo.trim() || null },
          { onSuccess: onClose },
        );
      }}
    >
      {resolve.error && <Refusal error={resolve.error} />}
      <div className={css.resolveFields}>
        <AccountChoice
          label={t('unmatched.account')}
          value={account}
          onChange={setAccount}
          among={({ id }) => id !== unmatched.accountId}
          autoFocus
        />
        <Field label={t('unmatched.memo')} value={memo} onChange={({ target }) => setMemo(target.value)} />
        <div className={ui.actions}>
          <Button type="submit" look="primary" isDisabled={account === null || resolve.isPending}>
            {t('unmatched.submit')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}
