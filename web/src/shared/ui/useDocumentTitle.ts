import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** «Мероприятия — Копилка» in the browser's tab and history. */
export function useDocumentTitle(title: string) {
  const { t } = useTranslation('shared');
  const portal = t('portal');
  useEffect(() => {
    document.title = `${title} — ${portal}`;
  }, [title, portal]);
}
