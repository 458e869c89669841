import { useState } from 'react';
import { type Me, type Membership, type Role, membershipId } from '../shared/me/me';

/** Whoever answers for a district looks at all of it first. */
const WIDEST: readonly Role[] = ['network-admin', 'district-methodist'];

/** The role and institution through which a person looks, kept for them on this device. */
export function useActing(me: Me) {
  const kept = `kopilka.acting.${me.sub}`;
  const [chosen, choose] = useState(() => localStorage.getItem(kept));
  const acting =
    me.memberships.find((membership) => membershipId(membership) === chosen) ??
    me.memberships.find(({ role }) => WIDEST.includes(role)) ??
    me.memberships[0];
  return {
    acting,
    act: (as: Membership) => {
      localStorage.setItem(kept, membershipId(as));
      choose(membershipId(as));
    },
  };
}
