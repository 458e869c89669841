import { type ComponentType, createContext, useContext } from 'react';
import type { Words } from './i18n/languages';
import type { Role } from './me/me';

type Lazy = () => Promise<{ default: ComponentType }>;

/** A place in the menu. */
export interface Place {
  title: Words;
  path: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Who sees it; everybody if not given. */
  roles?: readonly Role[];
  /** Lower stands first; the first four that a person may see stand in the phone's bar. */
  order: number;
}

/** What one page folder gives to the portal: the default export of its `page.ts`. */
export interface Area {
  /** The folder's name, which is the namespace of its words. */
  name: string;
  menu: Place[];
  /** An `open` page is for everybody with its address, logged in or not. */
  routes: { path: string; page: Lazy; roles?: readonly Role[]; open?: boolean }[];
  /** What it has to say on «Сегодня», in the given order. */
  today?: { order: number; roles?: readonly Role[]; part: Lazy }[];
}

/** All areas put together by `app`: the menu, and the parts of «Сегодня» in their order. */
export interface Portal {
  places: Place[];
  todayParts: { key: string; roles: readonly Role[] | undefined; Part: ComponentType }[];
}

export const PortalContext = createContext<Portal>({ places: [], todayParts: [] });

export const usePlacesOfPortal = () => useContext(PortalContext).places;

export const useTodayParts = () => useContext(PortalContext).todayParts;
