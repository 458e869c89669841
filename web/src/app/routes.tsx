import { type ComponentType, lazy } from 'react';
import type { Portal } from '../shared/area';
import { loadWords } from '../shared/i18n/i18n';
import { areas } from './areas';

/** A page and its words come together, so that nothing is shown in keys. */
function withWords(name: string, page: () => Promise<{ default: ComponentType }>) {
  return lazy(async () => {
    const [module] = await Promise.all([page(), loadWords(name)]);
    return module;
  });
}

export const routes = areas.flatMap((area) =>
  area.routes.map(({ path, page, roles }) => ({ path, roles, Page: withWords(area.name, page) })),
);

export const portal: Portal = {
  places: areas.flatMap((area) => area.menu).sort((a, b) => a.order - b.order),
  todayParts: areas
    .flatMap((area) => (area.today ?? []).map((part) => ({ ...part, area: area.name })))
    .sort((a, b) => a.order - b.order)
    .map(({ area, order, roles, part }) => ({ key: `${area}.${order}`, roles, Part: withWords(area, part) })),
};
