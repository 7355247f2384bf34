import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Problem } from '../api/problem';
import { useI18n } from './i18n';
import css from './ui.module.css';

type Look = 'plain' | 'primary' | 'danger' | 'quiet';

export function look(kind: Look = 'plain', ...more: (string | undefined | false)[]): string {
  return [css.button, kind !== 'plain' && css[kind], ...more].filter(Boolean).join(' ');
}

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  look?: Look;
  small?: boolean;
  wide?: boolean;
}

export function Button({ look: kind = 'plain', small, wide, ...props }: ButtonProps) {
  return <AriaButton {...props} className={look(kind, small && css.small, wide && css.wide)} />;
}

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'style'> {
  label: string;
  hint?: string | undefined;
  error?: string | null | undefined;
}

/** A labelled input with its error beside it. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <input {...input} id={id} className={css.input} aria-invalid={error ? true : undefined} aria-describedby={described || undefined} />
      {hint && (
        <span id={`${id}-hint`} className={css.hint}>
          {hint}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className={css.fieldError}>
          {error}
        </span>
      )}
    </div>
  );
}

interface ChoiceProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'style'> {
  label: string;
  hint?: string | undefined;
}

/** A labelled choice of few: the browser's own, which phones show best. */
export function Choice({ label, hint, children, ...select }: ChoiceProps) {
  const id = useId();
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <select {...select} id={id} className={css.input} aria-describedby={hint ? `${id}-hint` : undefined}>
        {children}
      </select>
      {hint && (
        <span id={`${id}-hint`} className={css.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}

export type Tone = 'neutral' | 'good' | 'bad' | 'warn' | 'info';

const toneClass: Record<Tone, string | undefined> = {
  neutral: undefined,
  good: css.toneGood,
  bad: css.toneBad,
  warn: css.toneWarn,
  info: css.toneInfo,
};

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={[css.badge, toneClass[tone]].filter(Boolean).join(' ')}>{children}</span>;
}

export function Card({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <section className={css.card} aria-label={label}>
      {children}
    </section>
  );
}

export function PageHead({ title, about, children }: { title: string; about?: ReactNode; children?: ReactNode }) {
  return (
    <header className={css.pageHead}>
      <div>
        <title>{`${title} · Finance Report`}</title>
        <h1>{title}</h1>
        {about && <p>{about}</p>}
      </div>
      {children && <div className={css.actions}>{children}</div>}
    </header>
  );
}

/** What an empty list says: what it is for and what to do next. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.notice}>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** The server's own title and detail, in words of ours only where it said nothing. */
export function useProblemText(): (problem: Problem) => { title: string; detail: string | null } {
  const { t } = useI18n();
  return (problem) => {
    if (problem.status === 0) return { title: t('problem.unreachable'), detail: t('problem.unreachable.detail') };
    if (problem.title === '') return { title: t('problem.unexpected'), detail: t('problem.unexpected.detail', { status: problem.status }) };
    return { title: problem.title, detail: problem.detail === problem.title ? null : problem.detail };
  };
}

export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useI18n();
  const problem = Problem.of(error);
  const { title, detail } = useProblemText()(problem);
  return (
    <div className={css.notice} role="alert">
      <h2>{title}</h2>
      {detail && <p>{detail}</p>}
      {onRetry && problem.status !== 404 && <Button onPress={onRetry}>{t('action.retry')}</Button>}
    </div>
  );
}

/** A refused action, next to what was refused. */
export function Refusal({ error }: { error: unknown }) {
  const { title, detail } = useProblemText()(Problem.of(error));
  return (
    <div className={`${css.inlineNotice} ${css.toneBad}`} role="alert">
      <strong>{title}</strong>
      {detail && <div>{detail}</div>}
    </div>
  );
}

export function Skeleton({ width = '100%', height = '1em' }: { width?: string; height?: string }) {
  return <span className={css.skeleton} style={{ width, height }} aria-hidden="true" />;
}

export function SkeletonRows({ rows, height = '1.25rem' }: { rows: number; height?: string }) {
  const { t } = useI18n();
  return (
    <div className={`${css.notice} ${css.stack}`} role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      {Array.from({ length: rows }, (_, i) => (
        <Skeleton key={i} height={height} width={`${92 - ((i * 17) % 30)}%`} />
      ))}
    </div>
  );
}

export { css as ui };
