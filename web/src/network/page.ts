import { IconBuildingCommunity } from '@tabler/icons-react';
import type { Area } from '../shared/area';
import type { Role } from '../shared/me/me';

declare module '../shared/i18n/i18n' {
  interface Namespaces {
    network: typeof import('./i18n/ru.json');
  }
}

const KEEPERS: readonly Role[] = ['network-admin'];

export default {
  name: 'network',
  menu: [
    {
      title: { ru: 'Сеть', kk: 'Желі', en: 'Network' },
      path: '/network',
      icon: IconBuildingCommunity,
      order: 80,
    },
  ],
  routes: [
    { path: '/network', page: () => import('./NodePage') },
    { path: '/network/new', page: () => import('./InstitutionFormPage'), roles: KEEPERS },
    { path: '/network/import', page: () => import('./InstitutionImportPage'), roles: KEEPERS },
    { path: '/network/:id', page: () => import('./NodePage') },
    { path: '/network/:id/edit', page: () => import('./InstitutionFormPage'), roles: KEEPERS },
  ],
  today: [{ order: 5, roles: KEEPERS, part: () => import('./Today') }],
} satisfies Area;
