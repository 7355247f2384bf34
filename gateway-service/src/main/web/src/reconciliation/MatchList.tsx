import { useEffect, useRef, useState } from 'react';
import { useAccountName } from '../accounts/accounts';
import type { Match } from '../api/types';
import { Amount } from '../kit/Amount';
import { Day } from '../kit/Day';
import { useI18n } from '../kit/i18n';
import { CheckIcon, CrossIcon } from '../kit/icons';
import { Badge, Button, Card, Empty, Failure, Refusal, SkeletonRows, ui } from '../kit/ui';
import { loadAhead, stepTo, useLoadAhead, useWorkbenchKeys } from './keys';
import { KeysDialog } from './KeysDialog';
import { useDecide, useMatches, type MatchStatus } from './reconciliation';
import css from './Workbench.module.css';
import { partWords } from './words';

/** Matches, one in focus at a time; a decision applies at once and the next one takes its place. */
export function MatchList({ status }: { status: MatchStatus }) {
  const { t } = useI18n();
  const matches = useMatches(status, true);
  const decide = useDecide();
  const accountName = useAccountName();
  const [focus, setFocus] = useState(0);
  const [helping, setHelping] = useState(false);
  const items = matches.data?.pages.flatMap((page) => page.items) ?? [];
  const at = stepTo(focus, 0, items.length);
  const open = status === 'review';

  useLoadAhead(matches, at >= items.length - loadAhead);
  useWorkbenchKeys(
    {
      next: () => setFocus(stepTo(at, 1, items.length)),
      previous: () => setFocus(stepTo(at, -1, items.length)),
      accept: () => open && items[at] && decide.mutate({ match: items[at], decide: 'accept' }),
      reject: () => open && items[at] && decide.mutate({ match: items[at], decide: 'reject' }),
      help: () => setHelping(true),
    },
    !helping,
  );

  if (matches.isPending) return <SkeletonRows rows={4} height="4rem" />;
  if (matches.isError && items.length === 0) {
    return (
      <Card>
        <Failure error={matches.error} onRetry={() => void matches.refetch()} />
      </Card>
    );
  }
  return (
    <div className={ui.stack}>
      {decide.error && <Refusal error={decide.error} />}
      {items.length === 0 ? (
        <Card>
          <Empty title={t(open ? 'matches.empty' : 'matches.emptyDecided')}>{open && t('matches.empty.detail')}</Empty>
        </Card>
      ) : (
        <>
          {open && (
            <p className={css.hintLine}>
              <kbd>j</kbd> <kbd>k</kbd> {t('matches.hintMove')} · <kbd>Enter</kbd> {t('matches.hintAccept')} · <kbd>x</kbd>{' '}
              {t('keys.reject')} ·{' '}
              <Button look="quiet" small onPress={() => setHelping(true)}>
                {t('keys.title')}
              </Button>
            </p>
          )}
          <ol className={ui.stack}>
            {items.map((match, i) => (
              <MatchCard
                key={match.id}
                match={match}
                accountName={accountName}
                focused={i === at}
                onFocus={() => setFocus(i)}
                {...(open && { onDecide: (way: 'accept' | 'reject') => decide.mutate({ match, decide: way }) })}
              />
            ))}
          </ol>
          {matches.hasNextPage && (
            <Button isDisabled={matches.isFetchingNextPage} onPress={() => void matches.fetchNextPage()}>
              {t('list.more')}
            </Button>
          )}
        </>
      )}
      {helping && <KeysDialog onClose={() => setHelping(false)} />}
    </div>
  );
}

interface CardProps {
  match: Match;
  accountName: (id: string) => string;
  focused: boolean;
  onFocus: () => void;
  onDecide?: (way: 'accept' | 'reject') => void;
}

function MatchCard({ match, accountName, focused, onFocus, onDecide }: CardProps) {
  const { t } = useI18n();
  const card = useRef<HTMLLIElement>(null);

  useEffect(() => {
    if (focused) card.current?.scrollIntoView?.({ block: 'nearest' });
  }, [focused]);

  return (
    <li ref={card} className={css.match} aria-current={focused ? 'true' : undefined} onFocus={onFocus} onClick={onFocus}>
      <div className={css.sides}>
        <div className={css.side}>
          <h2>{t('match.bank')}</h2>
          {match.transactions.map((transaction) => (
            <div key={transaction.id} className={css.fact}>
              <span>
                <strong>{transaction.counterparty || transaction.description || '–'}</strong>
                <small>
                  {transaction.accountName} · <Day date={transaction.bookedOn} />
                </small>
              </span>
              <Amount money={transaction.amount} withCurrency />
            </div>
          ))}
        </div>
        <div className={css.side}>
          <h2>{t('match.books')}</h2>
          {match.entries.length === 0 && <p className={css.soft}>{t('match.noEntry')}</p>}
          {match.entries.map((entry) => (
            <div key={entry.id}>
              <div className={css.fact}>
                <span>
                  <strong>{entry.memo || '–'}</strong>
                  <small>
                    <Day date={entry.date} />
                  </small>
                </span>
              </div>
              {entry.postings.map((posting, i) => (
                <div key={i} className={css.posting}>
                  <span>{accountName(posting.accountId)}</span>
                  <Amount money={posting.amount} withCurrency plain />
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
      <div className={css.verdict}>
        <span className={css.score}>{t('match.score', { score: match.score })}</span>
        {partWords(match).map(({ key, values, tone }) => (
          <Badge key={key} tone={tone}>
            {t(key, values)}
          </Badge>
        ))}
        {onDecide && (
          <span className={css.decide}>
            <Button small look="danger" onPress={() => onDecide('reject')}>
              <CrossIcon /> {t('match.reject')}
            </Button>
            <Button small look="primary" onPress={() => onDecide('accept')}>
              <CheckIcon /> {t('match.accept')}
            </Button>
          </span>
        )}
      </div>
    </li>
  );
}
