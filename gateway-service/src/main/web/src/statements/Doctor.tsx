import { useState } from 'react';
import type { Statement } from '../api/types';
import { useI18n } from '../kit/i18n';
import { Button, Card, Failure, Field, Refusal } from '../kit/ui';
import { type Examination, type Finding, useDoctor, useRepair, useUndoRepair } from './doctor';
import css from './Doctor.module.css';

/** What the doctor says about a statement that does not add up; a person decides which repair is right. */
export function Doctor({ statement }: { statement: Statement }) {
  const { t } = useI18n();
  const doctor = useDoctor(statement);
  if (doctor.isError) {
    return (
      <Card>
        <Failure error={doctor.error} onRetry={() => void doctor.refetch()} />
      </Card>
    );
  }
  const examined = doctor.data?.accounts.filter(({ findings, repairs }) => findings.length + repairs.length > 0) ?? [];
  if (examined.length === 0) return null;
  return (
    <Card label={t('doctor.title')}>
      <div className={css.doctor}>
        <h2>{t('doctor.title')}</h2>
        <p>{t('doctor.about')}</p>
        {examined.map((examination) => (
          <Examined key={examination.ordinal} statement={statement} examination={examination} />
        ))}
      </div>
    </Card>
  );
}

function Examined({ statement, examination }: { statement: Statement; examination: Examination }) {
  const { t } = useI18n();
  const undo = useUndoRepair(statement.id);
  return (
    <>
      {undo.error && <Refusal error={undo.error} />}
      <ul>
        {examination.repairs.map((repair) => (
          <li key={repair.id} className={css.repaired}>
            <span>{t('doctor.repaired', { reason: repair.reason })}</span>
            <Button small isDisabled={undo.isPending} onPress={() => undo.mutate(repair.id)}>
              {t('doctor.undo')}
            </Button>
          </li>
        ))}
        {examination.findings.map((finding) => (
          <Found key={finding.id} statement={statement} finding={finding} />
        ))}
      </ul>
    </>
  );
}

function Found({ statement, finding }: { statement: Statement; finding: Finding }) {
  const { t } = useI18n();
  const repair = useRepair(statement.id);
  const days = finding.bookedBetween;
  const [bookedOn, setBookedOn] = useState(days?.from ?? '');
  const asksDay = days != null && days.from !== days.to;
  return (
    <li>
      <span>{finding.sentence}</span>
      {finding.closesChain && (
        <form
          className={css.repair}
          onSubmit={(event) => {
            event.preventDefault();
            repair.mutate({ finding: finding.id, bookedOn: bookedOn || null });
          }}
        >
          {asksDay && (
            <Field
              label={t('row.date')}
              type="date"
              required
              min={days.from}
              max={days.to}
              value={bookedOn}
              onChange={({ target }) => setBookedOn(target.value)}
            />
          )}
          <Button small type="submit" isDisabled={repair.isPending}>
            {t('doctor.repair')}
          </Button>
        </form>
      )}
      {repair.error && <Refusal error={repair.error} />}
    </li>
  );
}
