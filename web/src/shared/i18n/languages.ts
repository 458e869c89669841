export const languages = ['ru', 'kk', 'en'] as const;

export type Language = (typeof languages)[number];

/** One text in every language: for the few words that are needed before a page's own words are loaded. */
export type Words = Record<Language, string>;

export const languageNames: Words = { ru: 'Русский', kk: 'Қазақша', en: 'English' };

const KEPT = 'kopilka.language';

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** What the person chose on this device, if they did. */
export function keptLanguage(): Language | undefined {
  const kept = localStorage.getItem(KEPT);
  return isLanguage(kept) ? kept : undefined;
}

export function keepLanguage(language: Language) {
  localStorage.setItem(KEPT, language);
}

/** Before anybody has chosen: the first language of the browser that we speak, otherwise Russian. */
export function guessedLanguage(): Language {
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'ru';
}
