import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { AccountChoice } from '../accounts/AccountChoice';
import { useWorkspace } from '../session/session';
import { Amount } from '../kit/Amount';
import { today } from '../kit/dates';
import { useI18n } from '../kit/i18n';
import { CrossIcon } from '../kit/icons';
import { sign } from '../kit/money';
import { Button, Card, Field, look, PageHead, Refusal, ui } from '../kit/ui';
import { draftAmount, draftBalance, postingsOf, useNewEntry, type PostingDraft } from './journal';
import css from './NewEntryPage.module.css';

const emptyDraft = (key: number): PostingDraft => ({ key, accountId: null, debit: '', credit: '' });

export function NewEntryPage() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { baseCurrency } = useWorkspace();
  const add = useNewEntry();
  const [date, setDate] = useState(today);
  const [memo, setMemo] = useState('');
  const [currency, setCurrency] = useState(baseCurrency);
  const [drafts, setDrafts] = useState<readonly PostingDraft[]>([emptyDraft(1), emptyDraft(2)]);
  const isCurrency = /^[A-Z]{3}$/.test(currency);
  const balance = draftBalance(drafts, isCurrency ? currency : baseCurrency);
  const postings = isCurrency ? postingsOf(drafts, currency) : null;

  const change = (key: number, part: Partial<PostingDraft>) =>
    setDrafts((all) => all.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)));

  return (
    <>
      <PageHead title={t('journal.new')} about={t('newEntry.about')} />
      <Card label={t('journal.new')}>
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (postings === null) return;
            add.mutate({ date, memo: memo.trim(), post: true, postings }, { onSuccess: () => void navigate('/journal') });
          }}
        >
          {add.error && <Refusal error={add.error} />}
          <div className={css.top}>
            <Field label={t('row.date')} type="date" required value={date} onChange={({ target }) => setDate(target.value)} />
            <Field label={t('entry.memo')} required value={memo} onChange={({ target }) => setMemo(target.value)} />
            <Field
              label={t('field.currency')}
              required
              pattern="[A-Z]{3}"
              maxLength={3}
              value={currency}
              onChange={({ target }) => setCurrency(target.value.toUpperCase())}
            />
          </div>
          <fieldset className={css.postings}>
            <legend>{t('entry.postings')}</legend>
            {drafts.map((draft, i) => {
              const wrong = draftAmount(draft, isCurrency ? currency : baseCurrency).is === 'wrong';
              return (
                <div key={draft.key} className={css.posting}>
                  <AccountChoice
                    label={t('entry.account', { number: i + 1 })}
                    value={draft.accountId}
                    onChange={(accountId) => change(draft.key, { accountId })}
                  />
                  <Field
                    label={t('entry.debit')}
                    inputMode="decimal"
                    value={draft.debit}
                    error={wrong ? t('entry.amountWrong') : null}
                    onChange={({ target }) => change(draft.key, { debit: target.value })}
                  />
                  <Field
                    label={t('entry.credit')}
                    inputMode="decimal"
                    value={draft.credit}
                    onChange={({ target }) => change(draft.key, { credit: target.value })}
                  />
                  <Button
                    look="quiet"
                    isDisabled={drafts.length <= 2}
                    aria-label={t('entry.remove', { number: i + 1 })}
                    onPress={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
                  >
                    <CrossIcon />
                  </Button>
                </div>
              );
            })}
            <Button small onPress={() => setDrafts([...drafts, emptyDraft(Math.max(...drafts.map(({ key }) => key)) + 1)])}>
              {t('entry.addPosting')}
            </Button>
          </fieldset>
          <p className={css.balance} role="status">
            {drafts.every(({ debit, credit }) => debit === '' && credit === '') ? (
              t('entry.nothingYet')
            ) : sign(balance) === 0 ? (
              t('entry.balanced')
            ) : (
              <>
                {t('entry.unbalanced')} <Amount money={balance} withCurrency />
              </>
            )}
          </p>
          <div className={ui.actions}>
            <Button type="submit" look="primary" isDisabled={postings === null || memo.trim() === '' || add.isPending}>
              {t('newEntry.submit')}
            </Button>
            <Link className={look('quiet')} to="/journal">
              {t('action.cancel')}
            </Link>
          </div>
        </form>
      </Card>
    </>
  );
}
