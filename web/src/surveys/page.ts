import { IconChecklist } from '@tabler/icons-react';
import type { Area } from '../shared/area';
import type { Role } from '../shared/me/me';

declare module '../shared/i18n/i18n' {
  interface Namespaces {
    surveys: typeof import('./i18n/ru.json');
  }
}

const ASKERS: readonly Role[] = ['methodist', 'district-methodist'];
const OVERSEERS: readonly Role[] = [...ASKERS, 'head'];

export default {
  name: 'surveys',
  menu: [
    {
      title: { ru: 'Опросы', kk: 'Сауалнамалар', en: 'Surveys' },
      path: '/surveys',
      icon: IconChecklist,
      order: 30,
    },
  ],
  routes: [
    { path: '/surveys', page: () => import('./SurveysPage') },
    { path: '/surveys/new', page: () => import('./WaveFormPage'), roles: ASKERS },
    { path: '/surveys/load', page: () => import('./OlderWavePage'), roles: ASKERS },
    { path: '/surveys/comparisons', page: () => import('./ComparisonsPage'), roles: OVERSEERS },
    { path: '/surveys/comparisons/:id', page: () => import('./ComparisonPage'), roles: OVERSEERS },
    { path: '/surveys/comparisons/:id/pairs', page: () => import('./PairsPage'), roles: ASKERS },
    { path: '/surveys/questionnaires', page: () => import('./QuestionnairesPage'), roles: OVERSEERS },
    {
      path: '/surveys/questionnaires/import',
      page: () => import('./QuestionnaireImportPage'),
      roles: ASKERS,
    },
    { path: '/surveys/questionnaires/:id', page: () => import('./QuestionnairePage'), roles: OVERSEERS },
    { path: '/surveys/:id', page: () => import('./WavePage'), roles: OVERSEERS },
    { path: '/surveys/:id/edit', page: () => import('./WaveFormPage'), roles: ASKERS },
    { path: '/surveys/:id/results', page: () => import('./ResultsPage'), roles: OVERSEERS },
    { path: '/surveys/:id/answer', page: () => import('./AnswerPage') },
  ],
  today: [{ order: 20, part: () => import('./Today') }],
} satisfies Area;
