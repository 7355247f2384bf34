import { useState } from 'react';
import { AccountChoice } from '../accounts/AccountChoice';
import type { Statement } from '../api/types';
import { useI18n } from '../kit/i18n';
import { Button, Card, Choice, Field, Refusal } from '../kit/ui';
import css from './ReviewPage.module.css';
import { dateOrders, hasQuestion, useReparse } from './statements';

/** What a person can tell about a file that does not say enough; it is then read once more. */
export function ReadAgain({ statement }: { statement: Statement }) {
  const { t } = useI18n();
  const readAgain = useReparse(statement.id);
  const [accountId, setAccountId] = useState<string | null>(null);
  const [institution, setInstitution] = useState('');
  const [currency, setCurrency] = useState('');
  const [dateOrder, setDateOrder] = useState('');
  const answers = { accountId, institution: institution.trim() || null, currency: currency || null, dateOrder: dateOrder || null };

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
            <Choice label={t('again.dateOrder')} value={dateOrder} onChange={({ target }) => setDateOrder(target.value)}>
              <option value="">{t('again.dateOrder.none')}</option>
              {dateOrders.map((order) => (
                <option key={order} value={order}>
                  {t(`dateOrder.${order}`)}
                </option>
              ))}
            </Choice>
          </div>
          <Button type="submit" isDisabled={readAgain.isPending || Object.values(answers).every((answer) => answer === null)}>
            {t('again.submit')}
          </Button>
        </form>
      </details>
    </Card>
  );
}
