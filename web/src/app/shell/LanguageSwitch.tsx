import { useTranslation } from 'react-i18next';
import { type Words, languageNames, languages } from '../../shared/i18n/languages';
import { useLanguage } from '../../shared/i18n/useLanguage';
import { Segments } from '../../shared/ui/Segments';

const short: Words = { ru: 'Рус', kk: 'Қаз', en: 'Eng' };

export function LanguageSwitch() {
  const { t } = useTranslation('app');
  const { language, choose } = useLanguage();
  return (
    <Segments
      label={t('language')}
      value={language}
      onChange={(next) => void choose(next)}
      options={languages.map((code) => ({
        value: code,
        label: short[code],
        name: languageNames[code],
        lang: code,
      }))}
    />
  );
}
