import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { persistentFetch } from '../api/persistentFetch';
import { Problem } from '../api/problem';

export const roles = [
  'educator',
  'methodist',
  'head',
  'expert',
  'district-methodist',
  'network-admin',
] as const;

export type Role = (typeof roles)[number];

/** A role at an institution, until the day given (inclusive) or without end. */
export interface Membership {
  role: Role;
  institution: string;
  institutionName?: string;
  until?: string | null;
}

export const membershipId = (membership: Membership) => `${membership.role}:${membership.institution}`;

/** Who is logged in: the gateway's answer at `/api/me`. */
export interface Me {
  sub: string;
  /** The person's id in the staff service; empty for an account that no institution knows yet. */
  person?: string | null;
  name: string;
  locale?: string | null;
  memberships: Membership[];
}

/** Null when nobody is logged in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }): Promise<Me | null> => {
    const response = await persistentFetch(
      new Request('/api/me', { headers: { Accept: 'application/json' }, signal }),
    );
    if (response.status === 401) {
      return null;
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) {
      throw Problem.of(response, body);
    }
    return body as Me;
  },
});

export interface Presence {
  me: Me;
  /** The membership through which the person looks at the portal now; undefined if they have none. */
  acting: Membership | undefined;
  act: (as: Membership) => void;
}

export const PresenceContext = createContext<Presence | undefined>(undefined);

/** The person before the screen. Pages are shown to logged-in people only, so there always is one. */
export function usePresence(): Presence {
  const presence = useContext(PresenceContext);
  if (!presence) {
    throw new Error('This page is shown outside the shell');
  }
  return presence;
}

/** Whether the person acts in one of the roles; a page without roles is for everybody. */
export function may(acting: Membership | undefined, allowed: readonly Role[] | undefined): boolean {
  return !allowed || (acting !== undefined && allowed.includes(acting.role));
}
