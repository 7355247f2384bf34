import type { Statement } from '../api/types';
import { Amount } from '../kit/Amount';
import { useI18n } from '../kit/i18n';
import { Badge } from '../kit/ui';
import { proofLine } from './proof';
import css from './Proof.module.css';
import { proofWord } from './statements';

/** The proof as one line per account of the statement: opening + rows = closing. */
export function Proof({ statement }: { statement: Statement }) {
  const { t } = useI18n();
  const word = proofWord(statement.proof);
  return (
    <div className={css.proof}>
      {statement.accounts.map((account) => {
        const line = proofLine(account);
        return (
          <div key={`${account.accountId ?? account.identifier} ${account.currency}`} className={css.line}>
            <div className={css.account}>
              <strong>{account.identifier ?? account.institution ?? t('statement.noIdentifier')}</strong> <span>{account.currency}</span>
              {account.continuity === 'gap' && <div className={css.what}>{t('proof.gap')}</div>}
              {account.continuity === 'overlap' && <div className={css.what}>{t('proof.overlap')}</div>}
              {account.continuity === 'conflict' && <div className={css.what}>{t('proof.conflict')}</div>}
            </div>
            <div className={css.sum}>
              <div>
                <span className={css.what}>{t(account.openingKnown ? 'proof.opening' : 'proof.openingUnknown')}</span>
                <span className={css.figure}>
                  <Amount money={line.opening} />
                </span>
              </div>
              <span className={css.operator}>+</span>
              <div>
                <span className={css.what}>{t('proof.rows', { count: statement.transactionCount })}</span>
                <span className={css.figure}>
                  <Amount money={line.rows} />
                </span>
              </div>
              <span className={css.operator} aria-label={line.holds === false ? t('proof.notEqual') : t('proof.equal')} role="img">
                {line.holds === false ? '≠' : '='}
              </span>
              <div>
                <span className={css.what}>{t('proof.closing')}</span>
                <span className={css.figure}>
                  <Amount money={line.closing} />
                </span>
              </div>
            </div>
            {line.difference !== null && line.holds === false && (
              <p className={css.difference}>
                {t('proof.difference')} <Amount money={line.difference} withCurrency />
              </p>
            )}
          </div>
        );
      })}
      {word && (
        <div className={css.word}>
          <Badge tone={word[1]}>{t(word[0])}</Badge>
        </div>
      )}
    </div>
  );
}
