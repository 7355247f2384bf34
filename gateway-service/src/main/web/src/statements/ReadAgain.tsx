import { useState } from 'react';
import { AccountChoice } from '../accounts/AccountChoice';
import type { Statement } from '../api/types';
import { useI18n } from '../kit/i18n';
import { Button, Card, Choice, Field, Refusal } from '../kit/ui';
import css from './ReviewPage.module.css';
import { type Answers, dialectAnswers, hasQuestion, useReparse } from './statements';

type DialectQuestion = keyof typeof dialectAnswers;
type Dialect = Partial<Record<DialectQuestion, string>>;

const dialectQuestions: readonly DialectQuestion[] = ['dateOrder', 'decimalMark', 'signs'];

function noneLeft(dialect: Dialect) {
  return { dateOrder: dialect.dateOrder || null, decimalMark: dialect.decimalMark || null, signs: dialect.signs || null };
}

/** What a person can tell about a file that does not say enough; it is then read once more. */
export function ReadAgain({ statement }: { statement: Statement }) {
  const { t } = useI18n();
  const readAgain = useReparse(statement.id);
  const [accountId, setAccountId] = useState<string | null>(null);
  const [institution, setInstitution] = useState('');
  const [currency, setCurrency] = useState('');
  const [dialect, setDialect] = useState<Dialect>({});
  const answers: Answers = { accountId, institution: institution.trim() || null, currency: currency || null, ...noneLeft(dialect) };

  return (
    <Card label={t('again.title')}>
      <details className={css.again} open={hasQuestion(statement)}>
        <summary>{t('again.title')}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            readAgain.mutate(answers);
          }}
        >
          <p>{t('again.about')}</p>
          {readAgain.error && <Refusal error={readAgain.error} />}
          <div className={css.answers}>
            <AccountChoice
              label={t('again.account')}
              value={accountId}
              onChange={setAccountId}
              among={({ type }) => type === 'asset' || type === 'liability'}
            />
            <Field label={t('again.institution')} value={institution} onChange={({ target }) => setInstitution(target.value)} />
            <Field
              label={t('field.currency')}
              maxLength={3}
              pattern="[A-Z]{3}"
              value={currency}
              onChange={({ target }) => setCurrency(target.value.toUpperCase())}
            />
            {dialectQuestions.map((question) => (
              <Choice
                key={question}
                label={t(`again.${question}`)}
                value={dialect[question] ?? ''}
                onChange={({ target }) => setDialect({ ...dialect, [question]: target.value })}
              >
                <option value="">{t('again.asShown')}</option>
                {dialectAnswers[question].map((answer) => (
                  <option key={answer} value={answer}>
                    {t(`dialect.${answer}`)}
                  </option>
                ))}
              </Choice>
            ))}
          </div>
          <Button type="submit" isDisabled={readAgain.isPending || Object.values(answers).every((answer) => answer === null)}>
            {t('again.submit')}
          </Button>
        </form>
      </details>
    </Card>
  );
}
