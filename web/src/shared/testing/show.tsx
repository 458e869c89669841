import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { queryClient } from '../api/queries';
import { startWords } from '../i18n/i18n';
import type { Language } from '../i18n/languages';
import { type Me, PresenceContext } from '../me/me';
import { theme } from '../theme/theme';

const aigul: Me = {
  sub: 'aigul',
  person: '7d2c5f0e-52a8-4a3e-9b7e-0d9f3a1c6b11',
  name: 'Нұрланова Айгүл',
  zone: 'Europe/Moscow',
  sessionEnds: '2026-11-22T20:00:00Z',
  memberships: [{ role: 'methodist', institution: '00000000-0000-4000-8000-000000000001' }],
};

/** Shows a component as a page would have it: theme, words, address, person. */
export async function show(
  what: ReactNode,
  { at = '/', language = 'ru' }: { at?: string; language?: Language } = {},
) {
  if (i18next.isInitialized) {
    await i18next.changeLanguage(language);
  } else {
    await startWords(language);
  }
  return render(what, {
    wrapper: ({ children }) => (
      <MantineProvider theme={theme} env="test">
        <QueryClientProvider client={queryClient(() => undefined)}>
          <MemoryRouter initialEntries={[at]}>
            <PresenceContext value={{ me: aigul, acting: aigul.memberships[0], act: () => undefined }}>
              {children}
            </PresenceContext>
          </MemoryRouter>
        </QueryClientProvider>
      </MantineProvider>
    ),
  });
}
