import { useI18n } from '../kit/i18n';
import { Choice, ui } from '../kit/ui';
import { columnRoles, type Layout, layoutAnswers, layoutQuestions, withRole } from './draft';
import css from './profiles.module.css';

/** How the tables are written, to be changed. */
export function LayoutFields({ layout, onChange }: { layout: Layout; onChange: (layout: Layout) => void }) {
  const { t } = useI18n();
  const separator = layout.separator === '\t' ? t('profile.tabs') : `"${layout.separator}"`;
  return (
    <fieldset className={css.group}>
      <legend>{t('profile.layout')}</legend>
      <p className={css.soft}>
        {layout.format === 'csv' && `${t('profile.separator', { separator })} `}
        {t(layout.headed ? 'profile.headed' : 'profile.notHeaded')}
      </p>
      <div className={css.answers}>
        {layoutQuestions.map((question) => (
          <Choice
            key={question}
            label={t(`profile.${question}`)}
            value={layout[question] ?? ''}
            onChange={({ target }) => onChange({ ...layout, [question]: target.value || null })}
          >
            <option value="">{t('profile.notKnown')}</option>
            {layoutAnswers[question].map((answer) => (
              <option key={answer} value={answer}>
                {t(`dialect.${answer}`)}
              </option>
            ))}
          </Choice>
        ))}
      </div>
      <table className={`${ui.table} ${css.columns}`}>
        <caption className="visually-hidden">{t('profile.columns')}</caption>
        <thead>
          <tr>
            <th>{t('profile.column')}</th>
            <th>{t('profile.role')}</th>
          </tr>
        </thead>
        <tbody>
          {layout.columns.map(({ name, role }, i) => {
            const shown = name || t('profile.columnNumber', { number: i + 1 });
            return (
              <tr key={i}>
                <td>
                  <span className={css.number}>{i + 1}</span> <span className={css.name}>{shown}</span>
                </td>
                <td>
                  <select
                    className={ui.input}
                    aria-label={t('profile.roleOf', { number: i + 1, name: shown })}
                    value={role ?? ''}
                    onChange={({ target }) => onChange(withRole(layout, i, target.value || null))}
                  >
                    <option value="">{t('role.none')}</option>
                    {columnRoles.map((each) => (
                      <option key={each} value={each}>
                        {t(`role.${each}`)}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </fieldset>
  );
}
