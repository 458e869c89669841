import { orThrow } from '../../shared/api/client';
import { staff } from '../../shared/api/services';
import type { Language } from '../../shared/i18n/languages';

/** Keeps the language as the person's own: letters, documents and the login page follow it. */
export async function rememberLanguage(language: Language) {
  orThrow(await staff.PUT('/api/staff/people/me/language', { body: { language } }));
}
