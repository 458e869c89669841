import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { startTransition, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/show';
import { SearchField } from './SearchField';

/** An address that follows in a transition, as the router's does. */
function Search() {
  const [address, setAddress] = useState('Иванва');
  return (
    <>
      <SearchField
        aria-label="Имя"
        value={address}
        onSearch={(text) => startTransition(() => setAddress(text))}
      />
      <output>{address}</output>
      <button onClick={() => setAddress('')}>Сбросить</button>
    </>
  );
}

describe('a search in the address', () => {
  it('keeps the caret where somebody corrects a letter', async () => {
    await show(<Search />);
    const field = screen.getByLabelText<HTMLInputElement>('Имя');
    await userEvent.type(field, 'оаб', { initialSelectionStart: 4, initialSelectionEnd: 4 });
    expect(field).toHaveValue('Иваноабва');
    expect(field.selectionStart).toBe(7);
    expect(screen.getByRole('status')).toHaveTextContent('Иваноабва');
  });

  it('follows the address when that is changed elsewhere', async () => {
    await show(<Search />);
    await userEvent.click(screen.getByRole('button', { name: 'Сбросить' }));
    expect(screen.getByLabelText('Имя')).toHaveValue('');
  });
});
