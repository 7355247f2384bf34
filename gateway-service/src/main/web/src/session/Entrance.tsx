import type { ReactNode } from 'react';
import { Card } from '../kit/ui';
import css from './Entrance.module.css';

interface Props {
  title: string;
  about: string;
  children: ReactNode;
  other: ReactNode;
}

/** The frame around signing in and registering. */
export function Entrance({ title, about, children, other }: Props) {
  return (
    <main className={css.entrance}>
      <title>{`${title} · Finance Report`}</title>
      <div className={css.box}>
        <div className={css.brand}>
          <img src="/icon.svg" alt="" width="32" height="32" />
          <span>Finance Report</span>
        </div>
        <Card>
          <div className={css.card}>
            <div>
              <h1>{title}</h1>
              <p>{about}</p>
            </div>
            {children}
          </div>
        </Card>
        <p className={css.other}>{other}</p>
      </div>
    </main>
  );
}

export { css as entranceCss };
