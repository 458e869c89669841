import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasDrafts } from '../../shared/form/drafts';
import { usePresence } from '../../shared/me/me';
import { ProblemNote } from '../../shared/ui/ProblemNote';
import { ActingAs } from './ActingAs';
import { LanguageSwitch } from './LanguageSwitch';
import { logOut } from './logOut';
import { SchemeSwitch } from './SchemeSwitch';
import { Sheet } from './Sheet';
import classes from './Shell.module.css';

/** Everything that is the person's own; on a phone also what the desk's header shows openly. */
export function PersonMenu() {
  const { t } = useTranslation('app');
  const { me } = usePresence();
  const [opened, setOpened] = useState(false);
  const [asked, setAsked] = useState(false);
  const leaving = useMutation({ mutationFn: () => logOut(me.sub) });
  return (
    <>
      <button
        type="button"
        className={classes.person}
        aria-label={t('person.menu', { name: me.name })}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        <span aria-hidden>{initials(me.name)}</span>
      </button>
      {opened && (
        <Sheet title={me.name} onClose={() => setOpened(false)}>
          <div className={classes.phoneOnly}>
            <ActingAs />
          </div>
          <div className={classes.phoneOnly}>
            <p className={classes.sheetLabel}>{t('language')}</p>
            <LanguageSwitch />
          </div>
          <div>
            <p className={classes.sheetLabel}>{t('scheme.title')}</p>
            <SchemeSwitch />
          </div>
          {leaving.isError && <ProblemNote problem={leaving.error} />}
          {asked && <p role="alert">{t('person.unsent')}</p>}
          <Button
            variant="default"
            leftSection={<IconLogout size={20} aria-hidden />}
            loading={leaving.isPending}
            onClick={() => (asked || !hasDrafts(me.sub) ? leaving.mutate() : setAsked(true))}
          >
            {t(asked ? 'person.logOutAnyway' : 'person.logOut')}
          </Button>
        </Sheet>
      )}
    </>
  );
}

function initials(name: string) {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0))
    .join('');
}
