import { IconPalette } from '@tabler/icons-react';
import type { Area } from '../shared/area';

/** The shared components at a glance, for those who write pages; only the development server has it. */
export default {
  name: 'gallery',
  menu: [
    {
      title: { ru: 'Образцы', kk: 'Үлгілер', en: 'Gallery' },
      path: '/gallery',
      icon: IconPalette,
      order: 99,
    },
  ],
  routes: [
    { path: '/gallery', page: () => import('./GalleryPage') },
    { path: '/gallery/table', page: () => import('./TablePage') },
    { path: '/gallery/form', page: () => import('./FormPage') },
    { path: '/gallery/chart', page: () => import('./ChartPage') },
    { path: '/gallery/broken', page: () => import('./BrokenPage') },
  ],
} satisfies Area;
