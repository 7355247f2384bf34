import type { Money, ReportSection } from '../api/types';
import { Amount } from '../kit/Amount';
import { useI18n } from '../kit/i18n';
import css from './reports.module.css';

interface Props {
  title: string;
  section: ReportSection;
  totalTitle: string;
  /** The report's; a line that no rate could translate says its own. */
  currency: string;
}

/** One block of a report: its lines and their total. */
export function Section({ title, section, totalTitle, currency }: Props) {
  const { t } = useI18n();
  return (
    <tbody>
      <tr className={css.sectionHead}>
        <th scope="rowgroup" colSpan={2}>
          {title}
        </th>
      </tr>
      {section.lines.length === 0 && (
        <tr>
          <td colSpan={2} className={css.none}>
            {t('report.noLines')}
          </td>
        </tr>
      )}
      {section.lines.map((line, i) => (
        <tr key={`${line.accountId ?? ''} ${line.name} ${i}`}>
          <th scope="row">{line.name}</th>
          <td className="amount">
            <Amount money={line.amount} withCurrency={line.amount.currency !== currency} />
          </td>
        </tr>
      ))}
      <Total title={totalTitle} money={section.total} />
    </tbody>
  );
}

export function Total({ title, money, grand = false }: { title: string; money: Money | null | undefined; grand?: boolean }) {
  return (
    <tr className={grand ? css.grand : css.total}>
      <th scope="row">{title}</th>
      <td className="amount">
        <Amount money={money} />
      </td>
    </tr>
  );
}
