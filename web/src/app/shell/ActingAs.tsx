import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Membership, membershipId, usePresence } from '../../shared/me/me';
import { useInstitutionNames } from '../../shared/staff/institutions';
import classes from './ActingAs.module.css';

/** «Вы действуете как …»: a switch for who has several roles, a plain line for who has one. */
export function ActingAs() {
  const { t } = useTranslation('app');
  const { me, acting, act } = usePresence();
  const nameOf = useMembershipName(me.memberships);
  const select = useId();
  if (!acting) {
    return <span className={classes.label}>{t('acting.none')}</span>;
  }
  return (
    <div className={classes.acting}>
      <label className={classes.label} htmlFor={select}>
        {t('acting.as')}
      </label>
      {me.memberships.length === 1 ? (
        <output id={select} className={classes.only}>
          {nameOf(acting)}
        </output>
      ) : (
        <select
          id={select}
          className={classes.select}
          value={membershipId(acting)}
          onChange={({ target }) => {
            const chosen = me.memberships.find((membership) => membershipId(membership) === target.value);
            if (chosen) {
              act(chosen);
            }
          }}
        >
          {me.memberships.map((membership) => (
            <option key={membershipId(membership)} value={membershipId(membership)}>
              {nameOf(membership)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function useMembershipName(memberships: Membership[]) {
  const { t } = useTranslation('shared');
  const names = useInstitutionNames(memberships.map(({ institution }) => institution));
  return ({ role, institution }: Membership) =>
    [t(`role.${role}`), names.get(institution)].filter(Boolean).join(' · ');
}
