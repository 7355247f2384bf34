import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { Statement, StatementTransaction } from '../api/types';
import { Amount } from '../kit/Amount';
import { oneCurrency } from '../kit/money';
import { Day } from '../kit/Day';
import { useI18n } from '../kit/i18n';
import { Button, Card, Empty, Failure, SkeletonRows } from '../kit/ui';
import { decisionSentence } from './decision';
import { Evidence } from './Evidence';
import css from './StatementRows.module.css';
import { useStatementRows } from './statements';

const rowHeight = 56;
const loadAhead = 100;

/** All rows of a statement; only those in sight are in the page, so that 10 000 scroll like ten. */
export function StatementRows({ statement }: { statement: Statement }) {
  const { t } = useI18n();
  const rows = useStatementRows(statement.id, true);
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = rows;
  const scroller = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setSelected(null);
    // Whoever opened it by keyboard goes on from there.
    opener.current?.focus();
  };
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && last >= items.length - loadAhead) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, last, items.length]);

  if (rows.isPending) return <SkeletonRows rows={8} height="2rem" />;
  if (rows.isError && items.length === 0) {
    return (
      <Card>
        <Failure error={rows.error} onRetry={() => void rows.refetch()} />
      </Card>
    );
  }
  if (items.length === 0) {
    return (
      <Card>
        <Empty title={t('review.noRows')}>{t('review.noRows.detail')}</Empty>
      </Card>
    );
  }
  const currency = oneCurrency(items.map(({ amount }) => amount));
  const amountHead = currency ? t('row.amountIn', { currency }) : t('row.amount');

  return (
    <Card label={t('statement.rows')}>
      <div className={selected ? css.beside : undefined} onKeyDown={(event) => event.key === 'Escape' && selected && close()}>
        {selected && <Evidence statementId={statement.id} rowId={selected} proposed={statement.status === 'review'} onClose={close} />}
        <div
          role="table"
          aria-label={t('statement.rows')}
          aria-rowcount={statement.transactionCount + 1}
          ref={scroller}
          className={css.scroller}
          tabIndex={0}
        >
          <div role="rowgroup" className={css.headGroup}>
            <div role="row" aria-rowindex={1} className={`${css.row} ${css.head}`}>
              <span role="columnheader">{t('row.date')}</span>
              <span role="columnheader">{t('row.description')}</span>
              <span role="columnheader" className="amount">
                {amountHead}
              </span>
              <span role="columnheader" className="amount">
                {t('row.balance')}
              </span>
            </div>
          </div>
          <div role="rowgroup" className={css.all} style={{ height: virtual.getTotalSize() }}>
            {inSight.map(({ index, start }) => (
              <Row
                key={items[index]!.id}
                row={items[index]!}
                index={index}
                start={start}
                withCurrency={currency === null}
                selected={items[index]!.id === selected}
                onSelect={(button) => {
                  opener.current = button;
                  setSelected(items[index]!.id === selected ? null : items[index]!.id);
                }}
              />
            ))}
          </div>
        </div>
      </div>
      <div className={css.end}>
        {isFetchNextPageError ? (
          <Button small onPress={() => void fetchNextPage()}>
            {t('action.retry')}
          </Button>
        ) : hasNextPage ? (
          t('review.loaded', { loaded: items.length, count: statement.transactionCount })
        ) : (
          t('review.count', { count: items.length })
        )}
      </div>
    </Card>
  );
}

interface RowProps {
  row: StatementTransaction;
  index: number;
  start: number;
  withCurrency: boolean;
  selected: boolean;
  onSelect: (button: HTMLButtonElement) => void;
}

function Row({ row, index, start, withCurrency, selected, onSelect }: RowProps) {
  const { t } = useI18n();
  const title = row.counterparty || row.description || '–';
  const more = [row.counterparty ? row.description : null, row.reference].filter(Boolean).join(' · ');
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={css.row}
      style={{ transform: `translateY(${start}px)`, height: rowHeight }}
    >
      <span role="cell" className={css.date}>
        <Day date={row.bookedOn} />
        <button
          type="button"
          className={css.line}
          title={t('review.showOriginal')}
          aria-expanded={selected}
          onClick={({ currentTarget }) => onSelect(currentTarget)}
        >
          {t('review.line', { line: row.source.line })}
        </button>
      </span>
      <span role="cell" className={css.text} title={[title, more].filter(Boolean).join(' · ')}>
        <span>
          {title}
          {row.decision?.transactionId != null && (
            <small className={css.known} title={decisionSentence(t, row.ordinal, row.decision) ?? undefined}>
              {t(row.decision.reason === 'assumed' ? 'row.assumed' : 'row.known')}
            </small>
          )}
          {row.standing === 'pending' && <small className={css.known}>{t('row.pending')}</small>}
          {row.standing === 'notified' && <small className={css.known}>{t('row.notified')}</small>}
          {row.corrections?.map(({ kind, reason }) => (
            <small key={kind} className={css.known} title={reason}>
              {t('row.corrected')}
            </small>
          ))}
        </span>
        {more && <small>{more}</small>}
      </span>
      <span role="cell" className={css.amount}>
        <Amount money={row.amount} withCurrency={withCurrency} />
      </span>
      <span role="cell" className={css.balance}>
        <Amount money={row.balance} />
      </span>
    </div>
  );
}
