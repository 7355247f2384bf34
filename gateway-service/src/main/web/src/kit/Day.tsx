import { formatDate, formatFullDate, isDate } from './dates';
import { useI18n } from './i18n';

/** A business date as the locale writes it, the full date on hover. */
export function Day({ date }: { date: string | null | undefined }) {
  const { locale } = useI18n();
  if (!isDate(date)) return <span>–</span>;
  return (
    <time dateTime={date} title={formatFullDate(date, locale)}>
      {formatDate(date, locale)}
    </time>
  );
}
