import { describe, expect, it } from 'vitest';
import type { Practice } from './queries';
import { type PracticeText, begun, differing, merge, textOf, toSend } from './text';

const institution = '0b0d8a3e-3a70-4a0e-8d53-000000000053';
const author = { person: '11111111-0000-4000-8000-000000000001', name: 'Оконешникова Саргылана' };

function practice(card: Record<string, unknown> = {}): Practice {
  const body = begun('Работа в паре', institution);
  return {
    id: '22222222-0000-4000-8000-000000000002',
    version: 1,
    title: 'Работа в паре',
    institution,
    institutionName: 'Детский сад № 53',
    visibility: body.visibility,
    authors: [author],
    judgedByMe: [],
    may: ['write', 'submit', 'discard'],
    work: {
      stage: 'draft',
      edition: 1,
      authors: [author],
      invited: [],
      card: { ...body.card, ...card },
      changedAt: '2026-11-22T05:00:00Z',
      similar: [],
    },
  };
}

const text = (card: Record<string, unknown> = {}, seen = '"1"'): PracticeText => textOf(practice(card), seen);

describe('the text of a practice', () => {
  it('goes to the service as it came, with what was not told left out', () => {
    const conditions = { equipment: ['компьютер'], skills: [], other: '', ageFrom: 3 };
    const sent = toSend(text({ conditions, showing: 'master-class' }), institution);
    expect(sent.card.conditions).toEqual(conditions);
    expect(sent.card.showing).toBe('master-class');
    expect(sent.authors).toEqual([author.person]);
    expect(toSend(text(), institution).card.conditions).toEqual({ equipment: [], skills: [], other: '' });
  });

  it('keeps those named who have not agreed yet, wherever the service puts them', () => {
    const asked = { person: '33333333-0000-4000-8000-000000000003', name: 'Чужова Вера' };
    const { work, ...rest } = practice();
    const invited = [{ ...asked, invitedBy: author.name, at: '2026-11-22T05:00:00Z', declined: false }];
    const named = textOf({ ...rest, work: work && { ...work, invited } }, '"1"');
    expect(toSend(named, institution).authors).toEqual([author.person, asked.person]);
    expect(differing(named, { ...named, authors: named.authors.toReversed() })).toEqual([]);
  });

  it('names chosen institutions only where they count', () => {
    const chosen = [{ id: institution, name: 'Детский сад № 53' }];
    expect(toSend({ ...text(), kind: 'network', chosen }, institution).visibility.chosen).toEqual([]);
    expect(toSend({ ...text(), kind: 'chosen', chosen }, institution).visibility.chosen).toEqual([
      institution,
    ]);
  });

  it('is the same as what the service made of it', () => {
    const typed = text({
      goal: 'Научить \n',
      steps: [
        { title: 'Встреча', text: '' },
        { title: '', text: '' },
      ],
    });
    const kept = text({ goal: 'Научить', steps: [{ text: '', title: 'Встреча' }] });
    expect(differing(typed, kept)).toEqual([]);
    expect(differing(typed, text({ goal: 'Учить' }))).toEqual(['goal', 'steps']);
  });
});

describe('two authors at once', () => {
  it('both keep what only one of them wrote', () => {
    const base = text({ goal: 'Цель', problem: 'Трудность' });
    const mine = text({ goal: 'Моя цель', problem: 'Трудность' });
    const theirs = text({ goal: 'Цель', problem: 'Их трудность' }, '"2"');
    const { merged, clashes } = merge(base, mine, theirs);
    expect(clashes).toEqual([]);
    expect(merged.card).toMatchObject({ goal: 'Моя цель', problem: 'Их трудность' });
    expect(merged.seen).toBe('"2"');
  });

  it('are asked about what both changed, and nothing of mine is gone', () => {
    const base = text({ goal: 'Цель' });
    const { merged, clashes } = merge(base, text({ goal: 'Моя' }), text({ goal: 'Их' }, '"2"'));
    expect(clashes).toEqual(['goal']);
    expect(merged.card.goal).toBe('Моя');
  });

  it('are not asked when both wrote the same', () => {
    const { clashes } = merge(text(), text({ goal: 'Одно' }), text({ goal: 'Одно' }, '"2"'));
    expect(clashes).toEqual([]);
  });

  it('are asked about every difference when nobody knows where they began', () => {
    const { merged, clashes } = merge(undefined, text({ goal: 'Моя' }), text({ problem: 'Их' }, '"2"'));
    expect(clashes).toEqual(['problem', 'goal']);
    expect(merged.card.goal).toBe('Моя');
  });
});
