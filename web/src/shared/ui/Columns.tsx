import type { CSSProperties, ReactNode } from 'react';
import classes from './Columns.module.css';

/** Cards side by side as the width allows, one below the other on a phone. */
export function Columns({ min = '18rem', children }: { min?: string; children: ReactNode }) {
  return (
    <div className={classes.columns} style={{ '--min': min } as CSSProperties}>
      {children}
    </div>
  );
}
