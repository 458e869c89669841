import { useLanguage } from '../shared/i18n/useLanguage';
import type { Texts } from './queries';

/** What a text of a form says in the reader's language; where it lacks that, in the form's own, then in any. */
export function textIn(texts: Texts, language: string, own = 'ru'): string {
  return texts[language] ?? texts[own] ?? Object.values(texts)[0] ?? '';
}

export function useTextOf(own?: string) {
  const { language } = useLanguage();
  return (texts: Texts) => textIn(texts, language, own);
}
