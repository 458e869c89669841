import { IconBulb } from '@tabler/icons-react';
import type { Area } from '../shared/area';

declare module '../shared/i18n/i18n' {
  interface Namespaces {
    bank: typeof import('./i18n/ru.json');
  }
}

export default {
  name: 'bank',
  menu: [
    {
      title: { ru: 'Банк опыта', kk: 'Тәжірибе банкі', en: 'Experience' },
      path: '/bank',
      icon: IconBulb,
      order: 40,
    },
  ],
  routes: [
    { path: '/bank', page: () => import('./BankPage') },
    { path: '/bank/mine', page: () => import('./MinePage') },
    { path: '/bank/new', page: () => import('./NewPracticePage') },
    { path: '/bank/review', page: () => import('./DeskPage') },
    { path: '/bank/review/:id', page: () => import('./ReviewPage') },
    { path: '/bank/adoptions/:id', page: () => import('./AdoptionPage') },
    { path: '/bank/adoptions/:id/plan', page: () => import('./PlanPage') },
    { path: '/bank/adoptions/:id/result', page: () => import('./ResultPage') },
    { path: '/bank/:id', page: () => import('./PracticePage') },
    { path: '/bank/:id/adopt', page: () => import('./AdoptPage') },
    { path: '/bank/:id/edit', page: () => import('./WritePage') },
  ],
  today: [
    { order: 10, part: () => import('./TodayAsked') },
    { order: 20, part: () => import('./TodayDesk') },
    { order: 30, part: () => import('./Today') },
  ],
} satisfies Area;
