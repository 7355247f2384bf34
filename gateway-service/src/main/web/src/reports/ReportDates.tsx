import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { isDate } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import css from './reports.module.css';

/** For when a report is, by the names that its address and the API give the days. */
type Dates = { asOf: string } | { from: string; to: string };

/** The dates that the address says, each replaced by the default where it says none. */
export function useReportDates<D extends Dates>(byDefault: D): [D, (dates: D) => void] {
  const [params, setParams] = useSearchParams();
  const said = Object.keys(byDefault).map((name) => [name, params.get(name)] as const);
  const dates = { ...byDefault, ...Object.fromEntries(said.filter(([, date]) => isDate(date))) };
  // The default stays out of the address: a bookmark of "today" is of today tomorrow too.
  return [dates, (chosen) => setParams(same(chosen, byDefault) ? {} : { ...chosen }, { replace: true })];
}

function same(one: Dates, other: Dates): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

interface Props<D extends Dates> {
  dates: D;
  presets: readonly { text: string; dates: D }[];
  onChoose: (dates: D) => void;
}

/** Dates by presets and free. */
export function ReportDates<D extends Dates>({ dates, presets, onChoose }: Props<D>) {
  const { t } = useI18n();
  return (
    <div className={css.dates}>
      <label>
        {t('date.preset')}
        <select
          value={presets.findIndex((preset) => same(preset.dates, dates))}
          onChange={({ target }) => presets[Number(target.value)] && onChoose(presets[Number(target.value)]!.dates)}
        >
          <option value={-1}>{t('date.free')}</option>
          {presets.map(({ text }, i) => (
            <option key={text} value={i}>
              {text}
            </option>
          ))}
        </select>
      </label>
      {Object.entries(dates).map(([name, date]) => (
        <label key={name}>
          {t(`date.${name as 'asOf' | 'from' | 'to'}`)}
          <FreeDate date={date} onChoose={(chosen) => onChoose({ ...dates, [name]: chosen })} />
        </label>
      ))}
    </div>
  );
}

// The first year of any report. Somebody who types 2026 passes the years 2, 20 and 202, which nobody asks for.
const dayMin = '1900-01-01';

function FreeDate({ date, onChoose }: { date: string; onChoose: (date: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      type="date"
      required
      min={dayMin}
      value={typed ?? date}
      onChange={({ target: { value } }) => {
        setTyped(value);
        if (isDate(value) && value >= dayMin) onChoose(value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
