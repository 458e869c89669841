import { IconCalendarEvent } from '@tabler/icons-react';
import type { Area } from '../shared/area';
import type { Role } from '../shared/me/me';

declare module '../shared/i18n/i18n' {
  interface Namespaces {
    events: typeof import('./i18n/ru.json');
  }
}

const PLANNERS: readonly Role[] = ['methodist', 'district-methodist'];

export default {
  name: 'events',
  menu: [
    {
      title: { ru: 'Мероприятия', kk: 'Іс-шаралар', en: 'Events' },
      path: '/events',
      icon: IconCalendarEvent,
      order: 20,
    },
  ],
  routes: [
    { path: '/events', page: () => import('./EventsPage') },
    { path: '/events/new', page: () => import('./EventFormPage'), roles: PLANNERS },
    { path: '/events/plan', page: () => import('./YearPlanPage') },
    { path: '/events/:id', page: () => import('./EventPage') },
    { path: '/events/:id/edit', page: () => import('./EventFormPage'), roles: PLANNERS },
    { path: '/events/:id/attendance', page: () => import('./AttendancePage') },
  ],
  today: [{ order: 10, part: () => import('./Today') }],
} satisfies Area;
