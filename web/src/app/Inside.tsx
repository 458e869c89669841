import { useEffect } from 'react';
import { Route, Routes } from 'react-router';
import { dropDraftsOfOthers } from '../shared/form/drafts';
import { isLanguage, keptLanguage } from '../shared/i18n/languages';
import { useLanguage } from '../shared/i18n/useLanguage';
import { type Me, PresenceContext } from '../shared/me/me';
import { NotForYou, NotFound } from './NotFound';
import { routes } from './routes';
import { Shell } from './shell/Shell';
import { useActing } from './useActing';

/** The portal of a logged-in person. */
export function Inside({ me }: { me: Me }) {
  const { acting, act } = useActing(me);
  usePersonsLanguage(me);
  useEffect(() => dropDraftsOfOthers(me.sub), [me.sub]);
  return (
    <PresenceContext value={{ me, acting, act }}>
      <Routes>
        <Route element={<Shell />}>
          {routes.map(({ path, roles, Page }) => (
            <Route
              key={path}
              path={path}
              element={
                <NotForYou roles={roles}>
                  <Page />
                </NotForYou>
              }
            />
          ))}
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
    </PresenceContext>
  );
}

/** The language is the person's setting; what was chosen on this device goes before it. */
function usePersonsLanguage(me: Me) {
  const { language, follow } = useLanguage();
  const theirs = keptLanguage() ?? me.locale;
  useEffect(() => {
    if (isLanguage(theirs) && theirs !== language) {
      void follow(theirs);
    }
    // Only when the person is known for the first time: later the switch decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [me.sub]);
}
