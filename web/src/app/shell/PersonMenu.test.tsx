import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { draftName, keepDraft, dropDraftsOfOthers, readDraft } from '../../shared/form/drafts';
import { show } from '../../shared/testing/show';
import { PersonMenu } from './PersonMenu';

const draft = { values: { title: 'Семинар' }, at: new Date().toISOString(), intent: 'i' };
const event = draftName('aigul', 'event-new');
const answers = draftName('aigul', 'survey-w');

/** What the logout is answered; names of institutions are not found. */
function answering(status: number) {
  vi.spyOn(globalThis, 'fetch').mockImplementation((to) =>
    Promise.resolve(
      to === '/logout'
        ? new Response(status === 204 ? null : '{}', { status })
        : new Response('{}', { status: 404 }),
    ),
  );
}

const asked = () => vi.mocked(fetch).mock.calls.filter(([to]) => to === '/logout').length;

describe('leaving the portal', () => {
  beforeEach(async () => {
    // jsdom knows no modal dialogs.
    HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
      this.open = false;
    };
    dropDraftsOfOthers('aigul');
    answering(204);
    vi.stubGlobal('location', { ...window.location, assign: vi.fn() });
    await show(<PersonMenu />);
    await userEvent.click(screen.getByRole('button', { name: /настройки и выход/ }));
  });

  it('asks nothing when everything is sent', async () => {
    answering(204);

    await userEvent.click(screen.getByRole('button', { name: 'Выйти' }));

    expect(asked()).toBe(1);
  });

  it('asks before it forgets what was not sent, and keeps nothing afterwards', async () => {
    answering(204);
    keepDraft(event, draft);

    await userEvent.click(screen.getByRole('button', { name: 'Выйти' }));
    expect(screen.getByRole('alert')).toHaveTextContent('неотправленное');
    expect(asked()).toBe(0);
    expect(readDraft(event)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: /Выйти и забыть/ }));

    expect(asked()).toBe(1);
    expect(readDraft(event)).toBeUndefined();
    keepDraft(event, draft);
    expect(readDraft(event), 'what a form would keep on its way out').toBeUndefined();
  });

  it('forgets answers although the logout failed, and nothing else', async () => {
    answering(500);
    keepDraft(event, draft);
    keepDraft(answers, draft);

    await userEvent.click(screen.getByRole('button', { name: 'Выйти' }));
    await userEvent.click(screen.getByRole('button', { name: /Выйти и забыть/ }));

    expect(readDraft(answers)).toBeUndefined();
    expect(readDraft(event)).toBeDefined();
  });
});

describe('another person on the same device', () => {
  it('finds nothing of whoever was there before, who finds their own', () => {
    dropDraftsOfOthers('aigul');
    keepDraft(event, draft);
    dropDraftsOfOthers('aigul');
    expect(readDraft(event)).toBeDefined();

    dropDraftsOfOthers('botagoz');

    expect(readDraft(event)).toBeUndefined();
  });
});
