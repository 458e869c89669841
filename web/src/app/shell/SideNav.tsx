import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { Place } from '../../shared/area';
import { useLanguage } from '../../shared/i18n/useLanguage';
import classes from './Shell.module.css';

export function SideNav({ places }: { places: Place[] }) {
  const { t } = useTranslation('app');
  return (
    <nav aria-label={t('nav.main')}>
      <PlaceList places={places} />
    </nav>
  );
}

export function PlaceList({ places, onGo }: { places: Place[]; onGo?: () => void }) {
  const { language } = useLanguage();
  return (
    <ul className={classes.places}>
      {places.map(({ path, title, icon: Icon }) => (
        <li key={path}>
          <NavLink to={path} end={path === '/'} className={classes.place} onClick={onGo}>
            <Icon size={22} stroke={1.7} />
            {title[language]}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
