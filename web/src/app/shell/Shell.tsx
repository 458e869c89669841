import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { Boundary } from '../../shared/ui/Boundary';
import { PageSkeleton } from '../../shared/ui/PageSkeleton';
import { NETWORK, useInstitutionName } from '../../shared/staff/institutions';
import { ActingAs } from './ActingAs';
import { BottomBar } from './BottomBar';
import { Brand } from './Brand';
import { ConnectionNotice } from './ConnectionNotice';
import { LanguageSwitch } from './LanguageSwitch';
import { PersonMenu } from './PersonMenu';
import { SideNav } from './SideNav';
import { usePlaces } from './usePlaces';
import { useScrollToTop } from './useScrollToTop';
import classes from './Shell.module.css';

/** The frame round every page: who you are at the top, where you can go at the side or under the thumb. */
export function Shell() {
  const { t } = useTranslation('app');
  const { pathname } = useLocation();
  const places = usePlaces();
  const network = useInstitutionName(NETWORK);
  useScrollToTop();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main">
        {t('skip')}
      </a>
      <div className={classes.side}>
        <div className={classes.sideBrand}>
          <Brand network={network} />
        </div>
        <SideNav places={places} />
      </div>
      <header className={classes.top}>
        <div className={classes.topBrand}>
          <Brand network={network} />
        </div>
        <div className={classes.deskOnly}>
          <ActingAs />
        </div>
        <div className={classes.topEnd}>
          <div className={classes.deskOnly}>
            <LanguageSwitch />
          </div>
          <PersonMenu />
        </div>
      </header>
      <main id="main" className={classes.main} tabIndex={-1}>
        <ConnectionNotice />
        <Boundary key={pathname}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </Boundary>
      </main>
      <BottomBar places={places} />
    </div>
  );
}
