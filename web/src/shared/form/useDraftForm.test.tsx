import { TextInput } from '@mantine/core';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Problem } from '../api/problem';
import { show } from '../testing/show';
import { DraftNote } from './DraftNote';
import { dropOldDrafts, keepDraft, readDraft } from './drafts';
import { fieldOf, useDraftForm } from './useDraftForm';

const intents: string[] = [];

function EventForm() {
  const { form, draft, showProblem } = useDraftForm('event-new', { initialValues: { title: '', place: '' } });
  return (
    <form
      onSubmit={form.onSubmit(() => {
        intents.push(draft.intent());
      })}
    >
      <DraftNote draft={draft} />
      <TextInput label="Название" {...form.getInputProps('title')} />
      <TextInput label="Место" {...form.getInputProps('place')} />
      <button type="submit">Опубликовать</button>
      <button type="button" onClick={draft.sent}>
        Принято
      </button>
      <button
        type="button"
        onClick={() =>
          showProblem(new Problem({ status: 422, errors: [{ pointer: '/place', message: 'Зал занят' }] }))
        }
      >
        Отказано
      </button>
    </form>
  );
}

const typeTitle = (text: string) => userEvent.type(screen.getByLabelText('Название'), text);

describe('a form with a draft', () => {
  it('goes on where one stopped, and says so', async () => {
    const first = await show(<EventForm />);
    await typeTitle('Речь через игру');
    first.unmount();
    await show(<EventForm />);
    expect(screen.getByLabelText('Название')).toHaveValue('Речь через игру');
    expect(screen.getByText('Мы сохранили то, что вы начали писать')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Начать заново' }));
    await userEvent.click(screen.getByRole('button', { name: 'Оставить как есть' }));
    expect(screen.getByLabelText('Название')).toHaveValue('Речь через игру');
    await userEvent.click(screen.getByRole('button', { name: 'Начать заново' }));
    await userEvent.click(screen.getByRole('button', { name: 'Удалить написанное' }));
    expect(screen.getByLabelText('Название')).toHaveValue('');
  });

  it('forgets what the service has taken', async () => {
    const first = await show(<EventForm />);
    await typeTitle('Речь');
    await userEvent.click(screen.getByRole('button', { name: 'Принято' }));
    first.unmount();
    await show(<EventForm />);
    expect(screen.getByLabelText('Название')).toHaveValue('');
  });

  it('sends the same values under the same key, even after the tab was closed, and other values under another', async () => {
    intents.length = 0;
    const send = () => userEvent.click(screen.getByRole('button', { name: 'Опубликовать' }));
    const first = await show(<EventForm />);
    await typeTitle('Речь');
    await send();
    await send();
    first.unmount();
    await show(<EventForm />);
    await send();
    await typeTitle('!');
    await send();
    expect(new Set(intents.slice(0, 3)).size).toBe(1);
    expect(intents[3]).not.toBe(intents[0]);
  });

  it('puts what was wrong beside its field', async () => {
    await show(<EventForm />);
    await userEvent.click(screen.getByRole('button', { name: 'Отказано' }));
    await waitFor(() => expect(screen.getByLabelText('Место')).toHaveAccessibleDescription('Зал занят'));
  });
});

describe('what somebody else changes meanwhile', () => {
  const seen = { title: 'Речь', place: 'Зал' };

  function Edit({ stored, version }: { stored: typeof seen; version: string }) {
    const { form, draft } = useDraftForm('event-7', { initialValues: stored, version });
    return (
      <form
        onSubmit={form.onSubmit((values) => {
          sent.push({ ...values, version: draft.version() });
        })}
      >
        <DraftNote draft={draft} />
        <TextInput label="Название" {...form.getInputProps('title')} />
        <TextInput label="Место" {...form.getInputProps('place')} />
        <button type="submit">Сохранить</button>
      </form>
    );
  }

  const sent: object[] = [];
  const save = () => userEvent.click(screen.getByRole('button', { name: 'Сохранить' }));

  it('comes in where nothing was written here', async () => {
    const form = await show(<Edit stored={seen} version="1" />);
    await typeTitle('!');
    form.rerender(<Edit stored={{ ...seen, place: 'Двор' }} version="2" />);
    await waitFor(() => expect(screen.getByLabelText('Место')).toHaveValue('Двор'));
    await save();
    expect(sent.at(-1)).toEqual({ title: 'Речь!', place: 'Двор', version: '2' });
  });

  it('is not written over by a draft of before', async () => {
    const first = await show(<Edit stored={seen} version="1" />);
    await typeTitle('!');
    first.unmount();
    await show(<Edit stored={{ title: 'Речь и игра', place: 'Двор' }} version="2" />);
    await waitFor(() => expect(screen.getByLabelText('Место')).toHaveValue('Двор'));
    expect(screen.getByText('Пока вы писали, это изменил кто-то ещё')).toBeVisible();
    expect(screen.getByLabelText('Название')).toHaveAccessibleDescription('Здесь коллега написал другое');
    await userEvent.click(screen.getByRole('button', { name: 'Показать, что у коллеги' }));
    expect(screen.getByLabelText('Название')).toHaveValue('Речь и игра');
    await userEvent.click(screen.getByRole('button', { name: 'Вернуть моё' }));
    await save();
    expect(sent.at(-1)).toEqual({ title: 'Речь!', place: 'Двор', version: '2' });
  });

  it('says nothing where nothing was written', async () => {
    const form = await show(<Edit stored={seen} version="1" />);
    form.rerender(<Edit stored={{ title: 'Другое', place: 'Двор' }} version="2" />);
    await waitFor(() => expect(screen.getByLabelText('Название')).toHaveValue('Другое'));
    form.unmount();
    await show(<Edit stored={{ title: 'Третье', place: 'Двор' }} version="3" />);
    expect(screen.getByLabelText('Название')).toHaveValue('Третье');
    expect(screen.queryByText('Мы сохранили то, что вы начали писать')).toBeNull();
  });
});

describe('drafts', () => {
  it('that nobody came back to for two months are dropped', () => {
    const at = (day: string) => ({ values: {}, at: `${day}T10:00:00Z`, intent: 'x' });
    keepDraft('kopilka.draft.aigul.old', at('2026-08-01'));
    keepDraft('kopilka.draft.aigul.new', at('2026-11-01'));
    localStorage.setItem('kopilka.language', 'kk');
    dropOldDrafts(Date.parse('2026-11-22T10:00:00Z'));
    expect(readDraft('kopilka.draft.aigul.old')).toBeUndefined();
    expect(readDraft('kopilka.draft.aigul.new')).toBeDefined();
    expect(localStorage.getItem('kopilka.language')).toBe('kk');
  });

  it('know the field that a JSON pointer means', () => {
    expect(fieldOf('/place/rooms/0')).toBe('place.rooms.0');
    expect(fieldOf('#/title')).toBe('title');
  });
});
