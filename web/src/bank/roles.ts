import { type Role, usePresence } from '../shared/me/me';

const REVIEWERS: readonly Role[] = ['expert', 'district-methodist'];

/**
 * Whether the reader has one of the roles anywhere. Most experts are educators in the first place: what waits for
 * their word shows whichever they act as.
 */
export function useHolds(...roles: readonly Role[]): boolean {
  return usePresence().me.memberships.some(({ role }) => roles.includes(role));
}

export const useReviews = () => useHolds(...REVIEWERS);
