import type { Statement } from '../api/types';
import { Day } from '../kit/Day';

/** From the first to the last day of a statement. */
export function Period({ statement }: { statement: Statement }) {
  const from = statement.period?.from;
  const to = statement.period?.to;
  if (!from && !to) return <>–</>;
  return (
    <span className="nowrap">
      <Day date={from} /> – <Day date={to} />
    </span>
  );
}
