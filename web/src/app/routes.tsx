import { type ComponentType, lazy } from 'react';
import { matchPath } from 'react-router';
import type { Portal } from '../shared/area';
import { loadWords, prefetchWords } from '../shared/i18n/i18n';
import { areas } from './areas';

/** A page and its words come together, so that nothing is shown in keys. */
function withWords(name: string, page: () => Promise<{ default: ComponentType }>) {
  return lazy(async () => {
    const [module] = await Promise.all([page(), loadWords(name)]);
    return module;
  });
}

const all = areas.flatMap((area) =>
  area.routes.map(({ path, page, roles, open }) => ({ path, roles, open, Page: withWords(area.name, page) })),
);

/** Pages behind the login, and those before it. */
export const routes = all.filter(({ open }) => !open);
export const openRoutes = all.filter(({ open }) => open);

export const portal: Portal = {
  places: areas.flatMap((area) => area.menu).sort((a, b) => a.order - b.order),
  todayParts: areas
    .flatMap((area) => (area.today ?? []).map((part) => ({ ...part, area: area.name })))
    .sort((a, b) => a.order - b.order)
    .map(({ area, order, roles, part }) => ({ key: `${area}.${order}`, roles, Part: withWords(area, part) })),
};

/** Fetches the page of the present address while it is still being asked who is logged in. */
export function preloadPage() {
  const here = window.location.pathname;
  const area = areas.find(({ routes }) => routes.some(({ path }) => matchPath(path, here)));
  const route = area?.routes.find(({ path }) => matchPath(path, here));
  // A failure shows when the page itself is wanted.
  route?.page().catch(() => undefined);
  prefetchWords(area?.name ?? '');
}
