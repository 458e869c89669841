import { useTranslation } from 'react-i18next';
import { type Language, isLanguage, keepLanguage } from './languages';

/** The language shown, and how to change it; every namespace on the page is loaded before it changes. */
export function useLanguage() {
  const { i18n } = useTranslation();
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'ru';
  return {
    language,
    choose: async (next: Language) => {
      keepLanguage(next);
      await i18n.changeLanguage(next);
    },
    follow: async (next: Language) => {
      await i18n.changeLanguage(next);
    },
  };
}
