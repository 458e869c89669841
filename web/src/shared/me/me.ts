import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { orThrow } from '../api/client';
import { gateway } from '../api/services';
import type { components } from '../api/types/gateway';

/** Who is logged in. */
export type Me = components['schemas']['Me'];

/** A role at an institution, until the day given (inclusive) or without end. */
export type Membership = components['schemas']['Membership'];

export type Role = Membership['role'];

export const membershipId = (membership: Membership) => `${membership.role}:${membership.institution}`;

/** Null when nobody is logged in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }): Promise<Me | null> => {
    const answer = await gateway.GET('/api/me', { signal });
    return answer.response.status === 401 ? null : orThrow(answer);
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
