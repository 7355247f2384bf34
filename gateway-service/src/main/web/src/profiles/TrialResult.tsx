import type { ReactNode } from 'react';
import type { ImportTrial } from '../api/types';
import { Amount } from '../kit/Amount';
import { Day } from '../kit/Day';
import { useI18n } from '../kit/i18n';
import { Badge, type Tone, ui } from '../kit/ui';
import { type Pair, type PairState, pairsOf, type SampleRow, stateOf } from './trial';
import css from './profiles.module.css';

const tones: Readonly<Record<PairState, Tone>> = { same: 'good', different: 'warn', missing: 'bad', extra: 'bad' };

/** What a layout makes of the sample, beside what it should. */
export function TrialResult({ trial }: { trial: ImportTrial }) {
  const { t } = useI18n();
  const unread = trial.problems.length > 0;
  return (
    <section className={css.trial} aria-label={t('trial.title')}>
      <div className={`${ui.inlineNotice} ${trial.fits ? ui.toneGood : ui.toneWarn}`} role="status">
        {t(trial.fits ? 'trial.fits' : unread ? 'trial.unread' : 'trial.differs')}
        {unread && (
          <ul>
            {trial.problems.map((problem, i) => (
              <li key={i}>{problem}</li>
            ))}
          </ul>
        )}
      </div>
      {!unread && (
        <table className={`${ui.table} ${css.pairs}`}>
          <caption className="visually-hidden">{t('trial.title')}</caption>
          <thead>
            <tr>
              <th>{t('row.date')}</th>
              <th>{t('row.description')}</th>
              <th className="amount">{t('row.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {pairsOf(trial.golden, trial.read).map((pair, i) => (
              <PairLine key={i} pair={pair} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function PairLine({ pair }: { pair: Pair }) {
  const { t } = useI18n();
  const state = stateOf(pair);
  return (
    <tr>
      <td>
        <Both pair={pair} value={(row) => row.bookedOn} show={(row) => <Day date={row.bookedOn} />} />
        <Both pair={pair} label={t('trial.valueOn')} value={(row) => row.valueOn ?? null} show={(row) => <Day date={row.valueOn} />} />
      </td>
      <td className={css.texts}>
        <Both pair={pair} value={(row) => row.description} show={(row) => row.description || '–'} />
        <Both pair={pair} label={t('trial.counterparty')} value={(row) => row.counterparty ?? null} show={(row) => row.counterparty} />
        <Both pair={pair} label={t('trial.reference')} value={(row) => row.reference ?? null} show={(row) => row.reference} />
        <Badge tone={tones[state]}>{t(`trial.${state}`)}</Badge>
      </td>
      <td className="amount">
        <Both
          pair={pair}
          value={({ amount, currency }) => `${amount} ${currency}`}
          show={({ amount, currency }) => <Amount money={{ amount, currency }} withCurrency />}
        />
        <Both
          pair={pair}
          label={t('row.balance')}
          value={(row) => row.balance ?? null}
          show={({ balance, currency }) => <Amount money={balance == null ? null : { amount: balance, currency }} />}
        />
      </td>
    </tr>
  );
}

interface BothProps {
  pair: Pair;
  /** For what is shown below the main thing of a cell. */
  label?: string;
  /** Null for what the row does not have. */
  value: (row: SampleRow) => string | null;
  show: (row: SampleRow) => ReactNode;
}

/** One field of both rows: once where they agree, else what was expected and what was read. */
function Both({ pair: { golden, read }, label, value, show }: BothProps) {
  const { t } = useI18n();
  const expected = golden && value(golden);
  const found = read && value(read);
  if (expected === null && found === null) return null;
  return (
    <div className={label === undefined ? undefined : css.under}>
      {label !== undefined && `${label} `}
      {expected === found ? (
        show(golden!)
      ) : (
        <>
          {expected !== null && (
            <del>
              <small>{t('trial.expected')} </small>
              {show(golden!)}
            </del>
          )}
          {found !== null && (
            <ins>
              <small>{t('trial.read')} </small>
              {show(read!)}
            </ins>
          )}
        </>
      )}
    </div>
  );
}
