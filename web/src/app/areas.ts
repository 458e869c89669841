import type { Area } from '../shared/area';

declare module '../shared/i18n/i18n' {
  interface Namespaces {
    app: typeof import('./i18n/ru.json');
  }
}

const found = import.meta.glob<{ default: Area }>(['../*/page.ts', '!../gallery/page.ts'], { eager: true });
// The gallery of shared components is for those who write pages: the development server has it, and a build with
// `--mode gallery`, to look at them under the real policy; the built portal does not.
const workshop =
  import.meta.env.DEV || import.meta.env.MODE === 'gallery'
    ? import.meta.glob<{ default: Area }>('../gallery/page.ts', { eager: true })
    : {};

/** Every page folder that has a `page.ts`: a new page is a new folder and no line elsewhere. */
export const areas = Object.values({ ...found, ...workshop }).map((module) => module.default);
