import type { Tone } from '../shared/ui/StatusBadge';
import type { Adoption, Descent, GivenPlan, GivenReport } from './queries';
import { type ConditionFields, UNKNOWN, fromFields, toFields } from './text';

/** What somebody decided on another's practice, as the form's fields hold it. */
export interface PlanValues {
  institution: string;
  decidedOn: string | null;
  decision: GivenPlan['decision'];
  why: string;
  conditions: ConditionFields;
  changes: string;
}

export const newPlan = (institution: string, today: string): PlanValues => ({
  institution,
  decidedOn: today,
  decision: 'adapt',
  why: '',
  conditions: UNKNOWN,
  changes: '',
});

export const planOf = ({ institution, plan }: Adoption): PlanValues => ({
  institution,
  decidedOn: plan.decidedOn,
  decision: plan.decision,
  why: plan.why,
  conditions: toFields(plan.conditions),
  changes: plan.changes,
});

/** As the service takes it; what does not belong to the decision is left out. */
export function toPlan({ decidedOn, decision, why, conditions, changes }: PlanValues): GivenPlan {
  const common = { decision, decidedOn: decidedOn ?? undefined };
  switch (decision) {
    case 'not-for-us':
      return { ...common, why };
    case 'adopt':
      return { ...common, conditions: fromFields(conditions) };
    case 'adapt':
      return { ...common, conditions: fromFields(conditions), changes };
  }
}

export interface ResultValues {
  on: string | null;
  success: GivenReport['success'] | null;
  continued: 'yes' | 'no' | null;
  result: string;
  evidence: string;
  effect: string;
  noChildKnown: boolean;
}

export const resultOf = ({ report }: Adoption, today: string): ResultValues => ({
  on: report?.on ?? today,
  success: report?.success ?? null,
  continued: report ? (report.continued ? 'yes' : 'no') : null,
  result: report?.result ?? '',
  evidence: report?.evidence ?? '',
  effect: report?.effect ?? '',
  noChildKnown: false,
});

/** As the service takes it; the form has made sure that both choices are made. */
export const toReport = ({ on, success, continued, ...texts }: ResultValues): GivenReport => ({
  ...texts,
  on: on ?? undefined,
  success: success ?? 'partly',
  continued: continued === 'yes',
});

export const statusTones: Record<Adoption['status'], Tone> = {
  trying: 'info',
  kept: 'good',
  stopped: 'plain',
  'not-for-us': 'plain',
  cancelled: 'plain',
};

export const successTones: Record<GivenReport['success'], Tone> = {
  worked: 'good',
  partly: 'warning',
  'did-not-work': 'bad',
};

/** What was made of one practice of a family. */
export function adoptionsOf({ practice, adoptions }: Descent, asked: string): Adoption[] {
  return practice === asked
    ? adoptions.flatMap(({ adoption }) => adoption ?? [])
    : adoptions.flatMap(({ variant }) => (variant ? adoptionsOf(variant, asked) : []));
}
