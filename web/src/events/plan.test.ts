import { describe, expect, it } from 'vitest';
import { type PlanValues, emptyPlan, endAfter, planOf, toSend } from './plan';
import type { EventDetails } from './queries';

const event: EventDetails = {
  id: '0198-event',
  owner: '0198-garden',
  ownerName: 'Детский сад № 28',
  title: 'Как разговорить молчащего ребёнка',
  form: 'problem-seminar',
  formName: 'Проблемный семинар',
  level: 'district',
  levelName: 'Районный',
  problem: 'Дети молчат на занятиях',
  startsAt: '2026-10-15T10:00:00',
  endsAt: '2026-10-15T12:30:00',
  registerUntil: '2026-10-14T18:00:00',
  zone: 'Asia/Almaty',
  hours: 2.5,
  seats: 30,
  seatsLeft: 3,
  taken: 27,
  waiting: 0,
  status: 'published',
  version: 4,
  visibility: { kind: 'network', chosen: [] },
  organiser: { person: '0198-anna', name: 'Белова Анна', institution: '0198-garden', institutionName: 'Сад' },
  presenters: [],
  may: ['edit'],
};

describe('A plan in the form', () => {
  it('goes back as it came when nothing is changed', () => {
    expect(toSend(planOf(event), event.zone)).toMatchObject({
      owner: event.owner,
      title: event.title,
      form: event.form,
      level: event.level,
      problem: event.problem,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      registerUntil: event.registerUntil,
      zone: event.zone,
      hours: event.hours,
      seats: event.seats,
      organiser: event.organiser.person,
      presenters: [],
    });
  });

  it('has no limit where none is written', () => {
    const plan: PlanValues = { ...planOf(event), seats: '', perInstitution: '', registerUntil: null };
    expect(toSend(plan)).toMatchObject({
      seats: undefined,
      perInstitution: undefined,
      registerUntil: undefined,
    });
  });

  it('keeps a problem to problem seminars, and chosen institutions to those who choose', () => {
    const plan: PlanValues = { ...planOf(event), form: 'lecture', chosen: [{ id: '0198-other', name: '' }] };
    expect(toSend(plan)).toMatchObject({
      problem: undefined,
      visibility: { kind: 'network', chosen: undefined },
    });
  });

  it('begins with the institution one acts for, and with oneself as organiser', () => {
    const me = {
      sub: 's',
      person: '0198-anna',
      name: 'Анна',
      memberships: [],
      zone: 'Europe/Moscow',
      sessionEnds: '',
    };
    const plan = emptyPlan(me, { role: 'methodist', institution: '0198-garden' });
    expect(plan.owner?.id).toBe('0198-garden');
    expect(plan.organiser?.id).toBe('0198-anna');
  });
});

describe('The end of an event', () => {
  it('is two hours after its start, also over midnight', () => {
    expect(endAfter('2026-12-31 23:00:00', { startsAt: null, endsAt: null })).toBe('2027-01-01 01:00:00');
  });

  it('moves with the start', () => {
    const before = { startsAt: '2026-10-15 10:00:00', endsAt: '2026-10-17 16:30:00' };
    expect(endAfter('2026-10-20 09:00:00', before)).toBe('2026-10-22 15:30:00');
  });

  it('is not kept before the start', () => {
    const before = { startsAt: '2026-10-15 10:00:00', endsAt: '2026-10-15 09:00:00' };
    expect(endAfter('2026-10-20 09:00:00', before)).toBe('2026-10-20 11:00:00');
  });
});
