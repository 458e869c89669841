import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { answering } from '../shared/testing/answers';
import { show } from '../shared/testing/show';
import { CalendarLink } from './CalendarLink';

it('asks before calendars that follow the old link lose it', async () => {
  const asked = answering({
    'GET /api/events/calendars/mine': () => ({ url: 'http://localhost/old.ics' }),
    'PUT /api/events/calendars/mine': () => ({ url: 'http://localhost/new.ics' }),
  });
  const close = vi.fn();
  await show(<CalendarLink onClose={close} />);
  const renew = await screen.findByRole('button', { name: 'Получить новую ссылку' });
  await userEvent.click(renew);
  expect(await screen.findByText(/Старая сразу перестанет работать/)).toBeVisible();
  await userEvent.keyboard('{Escape}');
  expect(close).not.toHaveBeenCalled();
  expect(asked.map(({ method }) => method)).toEqual(['GET']);

  await userEvent.click(renew);
  const question = await screen.findByRole('dialog', { name: 'Получить новую ссылку?' });
  await userEvent.click(within(question).getByRole('button', { name: 'Получить новую ссылку' }));
  await waitFor(() => expect(screen.getByLabelText('Ссылка')).toHaveValue('http://localhost/new.ics'));
});
