import i18next, { type BackendModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, guessedLanguage, keptLanguage, languages } from './languages';

/** The words of each page folder: `src/<folder>/i18n/<language>.json` is the namespace `<folder>`. */
export interface Namespaces {
  shared: typeof import('./ru.json');
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shared';
    resources: Namespaces;
  }
}

const files = import.meta.glob<{ default: ResourceKey }>('/src/*/i18n/*.json');

/** Loads one language of one folder when it is first needed. */
const lazyWords: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const file = files[`/src/${namespace}/i18n/${language}.json`];
    if (file) {
      file().then(
        (words) => done(null, words.default),
        (error: Error) => done(error, true),
      );
    } else {
      done(new Error(`No words of ${namespace} in ${language}`), false);
    }
  },
};

export async function startWords(language: Language = keptLanguage() ?? guessedLanguage()) {
  const mark = (next: string) => document.documentElement.setAttribute('lang', next);
  i18next.on('languageChanged', mark);
  await i18next
    .use(lazyWords)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: languages,
      fallbackLng: false,
      ns: ['shared', 'app'],
      defaultNS: 'shared',
      interpolation: { escapeValue: false },
    });
  mark(language);
}

/** A folder without words of its own, like the gallery, needs none loaded. */
export async function loadWords(namespace: string) {
  if (files[`/src/${namespace}/i18n/ru.json`]) {
    await i18next.loadNamespaces(namespace);
  }
}

/** Fetches the words of a folder ahead of the start, when i18next cannot yet. */
export function prefetchWords(namespace: string, language: Language = keptLanguage() ?? guessedLanguage()) {
  files[`/src/${namespace}/i18n/${language}.json`]?.().catch(() => undefined);
}
