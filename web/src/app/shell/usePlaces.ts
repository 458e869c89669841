import { usePlacesOfPortal } from '../../shared/area';
import { may, usePresence } from '../../shared/me/me';

/** The places of the menu that the person may use in the role they act in. */
export function usePlaces() {
  const { acting } = usePresence();
  return usePlacesOfPortal().filter((place) => may(acting, place.roles));
}
