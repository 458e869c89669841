import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { keptLanguage } from '../../shared/i18n/languages';
import { server } from '../../shared/testing/server';
import { show } from '../../shared/testing/show';
import { LanguageSwitch } from './LanguageSwitch';

it('changes the language here at once, and keeps it as the person’s own', async () => {
  const asked = server({ 'PUT /api/staff/people/me/language': () => ({}) });
  await show(<LanguageSwitch />);
  await userEvent.click(screen.getByRole('button', { name: 'Қазақша' }));
  await waitFor(() => expect(document.documentElement).toHaveAttribute('lang', 'kk'));
  expect(keptLanguage()).toBe('kk');
  await waitFor(() => expect(asked.map(({ body }) => body)).toEqual(['{"language":"kk"}']));
});
