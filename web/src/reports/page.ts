import { IconReportAnalytics } from '@tabler/icons-react';
import type { Area } from '../shared/area';
import type { Role } from '../shared/me/me';

declare module '../shared/i18n/i18n' {
  interface Namespaces {
    reports: typeof import('./i18n/ru.json');
  }
}

const READERS: readonly Role[] = ['methodist', 'head', 'district-methodist'];

export default {
  name: 'reports',
  menu: [
    {
      title: { ru: 'Отчёты', kk: 'Есептер', en: 'Reports' },
      path: '/reports',
      icon: IconReportAnalytics,
      order: 70,
      roles: READERS,
    },
  ],
  routes: [
    { path: '/reports', page: () => import('./CountsPage'), roles: READERS },
    { path: '/reports/quarter', page: () => import('./QuarterPage'), roles: READERS },
  ],
  today: [{ order: 40, roles: READERS, part: () => import('./Today') }],
} satisfies Area;
