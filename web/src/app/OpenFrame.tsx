import { type ReactNode, Suspense } from 'react';
import { Boundary } from '../shared/ui/Boundary';
import { PageSkeleton } from '../shared/ui/PageSkeleton';
import classes from './LoginPage.module.css';
import { Brand } from './shell/Brand';
import { LanguageSwitch } from './shell/LanguageSwitch';

/** The frame of a page that is seen without a login. */
export function OpenFrame({ children }: { children: ReactNode }) {
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <LanguageSwitch />
      </header>
      <main className={classes.card}>
        <Brand />
        <Boundary>
          <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
        </Boundary>
      </main>
    </div>
  );
}
