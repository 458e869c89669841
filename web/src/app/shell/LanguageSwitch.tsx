import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, type Words, languageNames, languages } from '../../shared/i18n/languages';
import { useLanguage } from '../../shared/i18n/useLanguage';
import { PresenceContext } from '../../shared/me/me';
import { Segments } from '../../shared/ui/Segments';
import { toast } from '../../shared/ui/toast';
import { rememberLanguage } from './rememberLanguage';

const short: Words = { ru: 'Рус', kk: 'Қаз', en: 'Eng' };

/** Changes the language here at once, and for whoever is logged in also that of their letters and documents. */
export function LanguageSwitch() {
  const { t } = useTranslation('app');
  const { language, choose } = useLanguage();
  const person = useContext(PresenceContext)?.me.person;

  async function speak(next: Language) {
    await choose(next);
    if (person) {
      await rememberLanguage(next).catch(() => toast(t('languageHereOnly')));
    }
  }

  return (
    <Segments
      label={t('language')}
      value={language}
      onChange={(next) => void speak(next)}
      options={languages.map((code) => ({
        value: code,
        label: short[code],
        name: languageNames[code],
        lang: code,
      }))}
    />
  );
}
