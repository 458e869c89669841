import { useMemo } from 'react';
import { useLanguage } from '../i18n/useLanguage';
import { formatter } from './format';

export function useFormat() {
  const { language } = useLanguage();
  return useMemo(() => formatter(language), [language]);
}
