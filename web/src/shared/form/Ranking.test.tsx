import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/show';
import { ToastHost } from '../ui/toast';
import { Ranking } from './Ranking';

const items = ['Семинары', 'Мастер-классы', 'Наставничество'].map((label) => ({ key: label, label }));

function Question({ places }: { places?: number }) {
  const [value, setValue] = useState<string[]>([]);
  return (
    <>
      <Ranking label="Что нужнее?" items={items} value={value} onChange={setValue} places={places} />
      <output aria-label="порядок">{value.join(' > ')}</output>
      <ToastHost />
    </>
  );
}

const tap = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const order = () => screen.getByLabelText('порядок').textContent;

describe('ranking', () => {
  it('gives the next place with a tap', async () => {
    await show(<Question />);
    await tap('Наставничество');
    await tap('Семинары');
    expect(order()).toBe('Наставничество > Семинары');
  });

  it('moves with the arrow buttons and says where to', async () => {
    await show(<Question />);
    await tap('Наставничество');
    await tap('Семинары');
    await tap('Семинары: выше');
    expect(order()).toBe('Семинары > Наставничество');
    expect(screen.getAllByRole('status')[0]).toHaveTextContent('Семинары: теперь место 1');
  });

  it('has as many places as it is given', async () => {
    await show(<Question places={1} />);
    await tap('Наставничество');
    expect(screen.getByRole('button', { name: 'Семинары' })).toBeDisabled();
    await tap('Наставничество: убрать из списка');
    await tap('Семинары');
    expect(order()).toBe('Семинары');
  });

  it('gives all places back that were cleared by a slip', async () => {
    await show(<Question />);
    await tap('Наставничество');
    await tap('Семинары');
    await tap('Расставить заново');
    expect(order()).toBe('');
    await userEvent.click(await screen.findByRole('button', { name: 'Отменить' }));
    expect(order()).toBe('Наставничество > Семинары');
  });

  it('takes its offer away with it', async () => {
    const { rerender } = await show(<Question />);
    await tap('Наставничество');
    await tap('Расставить заново');
    await screen.findByText('Все места свободны');
    rerender(<ToastHost />);
    await waitFor(() => expect(screen.queryByText('Все места свободны')).toBeNull());
  });

  it('shows its places as a list in order', async () => {
    await show(<Question />);
    await tap('Мастер-классы');
    await tap('Семинары');
    const [placed] = screen.getAllByRole('list');
    expect(
      placed &&
        within(placed)
          .getAllByRole('listitem')
          .map(({ textContent }) => textContent),
    ).toEqual(['1Мастер-классы', '2Семинары']);
  });
});
