import { useContext, useMemo } from 'react';
import { useLanguage } from '../i18n/useLanguage';
import { PresenceContext } from '../me/me';
import { formatter } from './format';

/** In the reader's language; what day it is, the network's zone says, not the device's. */
export function useFormat() {
  const { language } = useLanguage();
  const home = useContext(PresenceContext)?.me.zone;
  return useMemo(() => formatter(language, home), [language, home]);
}
