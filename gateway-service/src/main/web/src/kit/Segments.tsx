import { useI18n } from './i18n';
import { formatCount } from './messages';
import css from './ui.module.css';

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; text: string; count?: number | undefined }[];
  onChange: (value: T) => void;
}

/** A few choices of which one holds. */
export function Segments<T extends string>({ label, value, options, onChange }: Props<T>) {
  const { locale } = useI18n();
  return (
    <div className={css.segments} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={css.segment}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.text}
          {option.count !== undefined && <span className={css.hint}>{formatCount(option.count, locale)}</span>}
        </button>
      ))}
    </div>
  );
}
