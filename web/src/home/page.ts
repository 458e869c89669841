import { IconSun } from '@tabler/icons-react';
import type { Area } from '../shared/area';

declare module '../shared/i18n/i18n' {
  interface Namespaces {
    home: typeof import('./i18n/ru.json');
  }
}

export default {
  name: 'home',
  menu: [{ title: { ru: 'Сегодня', kk: 'Бүгін', en: 'Today' }, path: '/', icon: IconSun, order: 0 }],
  routes: [{ path: '/', page: () => import('./HomePage') }],
} satisfies Area;
