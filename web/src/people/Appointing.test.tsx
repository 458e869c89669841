import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { server } from '../shared/testing/server';
import { show } from '../shared/testing/show';
import { Appointing } from './Appointing';
import type { Duty } from './queries';

const expert: Duty = { role: 'expert', institution: 'district', institutionName: 'Ленинский район' };

it('asks before a duty is taken back', async () => {
  const asked = server({
    'PUT /api/staff/people/ana/duties': () => ({}),
    'GET /api/staff/institutions': () => ({ items: [] }),
  });
  await show(<Appointing id="ana" etag={'"1"'} duties={[expert]} onClose={() => undefined} />);
  const take = await screen.findByRole('button', { name: 'Снять поручение: эксперт' });
  await userEvent.click(take);
  expect(await screen.findByText(/^эксперт, Ленинский район\. Человек лишится прав/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Оставить как есть' }));
  expect(asked).toEqual([]);

  await userEvent.click(take);
  await userEvent.click(await screen.findByRole('button', { name: 'Снять' }));
  await waitFor(() =>
    expect(asked.map(({ what, body }) => [what, body])).toEqual([['PUT /api/staff/people/ana/duties', '[]']]),
  );
});
