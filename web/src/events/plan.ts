import type { Picked } from '../shared/form/AsyncPicker';
import type { Me, Membership } from '../shared/me/me';
import type { EditedEvent, EventDetails } from './queries';

/** What the form of an event holds; local times as its fields write them, `2026-10-15 10:00:00`. */
export interface PlanValues {
  owner: Picked | null;
  title: string;
  form: string | null;
  level: string | null;
  kind: 'institution' | 'chosen' | 'network';
  chosen: Picked[];
  description: string;
  problem: string;
  place: string;
  startsAt: string | null;
  endsAt: string | null;
  hours: number | string;
  seats: number | string;
  perInstitution: number | string;
  registerUntil: string | null;
  organiser: Picked | null;
  presenters: Picked[];
}

export const PROBLEM_SEMINAR = 'problem-seminar';

export function emptyPlan(me: Me, acting: Membership | undefined): PlanValues {
  return {
    owner: acting ? { id: acting.institution, name: '' } : null,
    title: '',
    form: null,
    level: null,
    kind: 'network',
    chosen: [],
    description: '',
    problem: '',
    place: '',
    startsAt: null,
    endsAt: null,
    hours: 2,
    seats: '',
    perInstitution: '',
    registerUntil: null,
    organiser: me.person ? { id: me.person, name: me.name } : null,
    presenters: [],
  };
}

export function planOf(event: EventDetails): PlanValues {
  const person = ({ person, name, institutionName }: EventDetails['organiser']): Picked => ({
    id: person,
    name: name ?? '',
    note: institutionName,
  });
  return {
    owner: { id: event.owner, name: event.ownerName },
    title: event.title,
    form: event.form,
    level: event.level,
    kind: event.visibility.kind,
    chosen: event.visibility.chosen.map((id) => ({ id, name: '' })),
    description: event.description ?? '',
    problem: event.problem ?? '',
    place: event.place ?? '',
    startsAt: toField(event.startsAt),
    endsAt: toField(event.endsAt),
    hours: event.hours,
    seats: event.seats ?? '',
    perInstitution: event.perInstitution ?? '',
    registerUntil: event.registerUntil ? toField(event.registerUntil) : null,
    organiser: person(event.organiser),
    presenters: event.presenters.map(person),
  };
}

/** As the service takes it; the form has made sure of what must be there. */
export function toSend(plan: PlanValues, zone?: string): EditedEvent {
  const problem = plan.form === PROBLEM_SEMINAR ? plan.problem : undefined;
  return {
    owner: plan.owner?.id ?? '',
    title: plan.title,
    form: plan.form ?? '',
    level: plan.level ?? '',
    visibility: {
      kind: plan.kind,
      chosen: plan.kind === 'chosen' ? plan.chosen.map(({ id }) => id) : undefined,
    },
    description: plan.description || undefined,
    problem: problem || undefined,
    place: plan.place || undefined,
    startsAt: fromField(plan.startsAt),
    endsAt: fromField(plan.endsAt),
    zone,
    hours: Number(plan.hours),
    seats: numberOf(plan.seats),
    perInstitution: numberOf(plan.perInstitution),
    registerUntil: plan.registerUntil ? fromField(plan.registerUntil) : undefined,
    organiser: plan.organiser?.id,
    presenters: plan.presenters.map(({ id }) => id),
  };
}

const USUAL_LENGTH = 2 * 60 * 60_000;

/** The end that goes with another start: the event lasts as long as before, or two hours, as most do. */
export function endAfter(start: string, before: { startsAt: string | null; endsAt: string | null }): string {
  const length =
    before.startsAt && before.endsAt ? millis(before.endsAt) - millis(before.startsAt) : USUAL_LENGTH;
  return toField(new Date(millis(start) + (length > 0 ? length : USUAL_LENGTH)).toISOString());
}

const millis = (field: string) => Date.parse(`${fromField(field)}Z`);

function toField(local: string): string {
  return local.slice(0, 19).replace('T', ' ').padEnd(19, ':00');
}

const fromField = (field: string | null) => (field ?? '').replace(' ', 'T');

const numberOf = (field: number | string) => (field === '' ? undefined : Number(field));
