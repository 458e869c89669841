import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { beforeEach, expect, it } from 'vitest';
import { startWords } from '../shared/i18n/i18n';
import { server } from '../shared/testing/server';
import { show } from '../shared/testing/show';
import { CloseEvent } from './CloseEvent';
import type { EventDetails } from './queries';

const event = (decision: string) => ({ id: 'e', status: 'held', decision }) as unknown as EventDetails;
const nothing = () => undefined;

beforeEach(async () => {
  if (!i18next.isInitialized) {
    await startWords('ru');
  }
  await i18next.loadNamespaces('events');
});

it('asks whose decision it is to be when another methodist has written one meanwhile', async () => {
  const asked = server({ 'PUT /api/events/events/e/outcome': () => null });
  const page = await show(<CloseEvent event={event('')} etag={'"1"'} onClose={nothing} />);
  await userEvent.type(screen.getByLabelText('Решение и рекомендации'), 'Моё');

  page.rerender(<CloseEvent event={event('Её')} etag={'"2"'} onClose={nothing} />);

  expect(await screen.findByText('Пока вы писали, это изменил кто-то ещё')).toBeVisible();
  expect(screen.getByLabelText('Решение и рекомендации')).toHaveValue('Моё');
  await userEvent.click(screen.getByRole('button', { name: 'Исправить итог' }));
  expect(asked.at(-1)).toMatchObject({ ifMatch: '"2"' });
});
