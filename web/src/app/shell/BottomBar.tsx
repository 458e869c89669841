import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { Place } from '../../shared/area';
import { useLanguage } from '../../shared/i18n/useLanguage';
import { Sheet } from './Sheet';
import { PlaceList } from './SideNav';
import classes from './Shell.module.css';

const BAR = 5;

/** The phone's navigation: what matters most under the thumb, the rest behind «Ещё». */
export function BottomBar({ places }: { places: Place[] }) {
  const { t } = useTranslation('app');
  const { language } = useLanguage();
  const [opened, setOpened] = useState(false);
  const shown = places.length > BAR ? places.slice(0, BAR - 1) : places;
  const rest = places.slice(shown.length);
  return (
    <>
      <nav className={classes.bar} aria-label={t('nav.main')}>
        {shown.map(({ path, title, icon: Icon }) => (
          <NavLink key={path} to={path} end={path === '/'} className={classes.barPlace}>
            <Icon size={24} stroke={1.7} />
            <span>{title[language]}</span>
          </NavLink>
        ))}
        {rest.length > 0 && (
          <button
            type="button"
            className={classes.barPlace}
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={() => setOpened(true)}
          >
            <IconDots size={24} stroke={1.7} aria-hidden />
            <span>{t('nav.more')}</span>
          </button>
        )}
      </nav>
      {opened && (
        <Sheet title={t('nav.moreTitle')} onClose={() => setOpened(false)}>
          <nav aria-label={t('nav.moreTitle')}>
            <PlaceList places={rest} onGo={() => setOpened(false)} />
          </nav>
        </Sheet>
      )}
    </>
  );
}
