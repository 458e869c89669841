import { IconUsers } from '@tabler/icons-react';
import type { Area } from '../shared/area';
import type { Role } from '../shared/me/me';

declare module '../shared/i18n/i18n' {
  interface Namespaces {
    people: typeof import('./i18n/ru.json');
  }
}

const KEEPERS: readonly Role[] = ['methodist', 'district-methodist', 'network-admin'];

/** Those who may have to confirm somebody's second post. */
const ANSWERING: readonly Role[] = [...KEEPERS, 'head'];

export default {
  name: 'people',
  menu: [
    {
      title: { ru: 'Педагоги', kk: 'Педагогтер', en: 'People' },
      path: '/people',
      icon: IconUsers,
      order: 50,
    },
  ],
  routes: [
    { path: '/people', page: () => import('./PeoplePage') },
    { path: '/people/new', page: () => import('./PersonFormPage'), roles: KEEPERS },
    { path: '/people/import', page: () => import('./PeopleImportPage'), roles: KEEPERS },
    { path: '/people/invite', page: () => import('./InvitePage'), roles: KEEPERS },
    { path: '/people/claims', page: () => import('./ClaimsPage'), roles: ANSWERING },
    { path: '/people/me', page: () => import('./PersonPage') },
    { path: '/people/:id', page: () => import('./PersonPage') },
    { path: '/people/:id/edit', page: () => import('./PersonFormPage'), roles: KEEPERS },
    { path: '/invitation/:token', page: () => import('./InvitationPage'), open: true },
  ],
  today: [
    { order: 5, part: () => import('./TodayDevice') },
    { order: 10, roles: ANSWERING, part: () => import('./TodayClaims') },
    { order: 30, part: () => import('./Today') },
  ],
} satisfies Area;
