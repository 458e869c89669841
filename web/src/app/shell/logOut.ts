import { csrfToken } from '../../shared/api/client';
import { Problem } from '../../shared/api/problem';

/** Ends the session at the gateway, which ends it at Keycloak, and goes back to the door. */
export async function logOut() {
  const response = await fetch('/logout', {
    method: 'POST',
    headers: { 'X-XSRF-TOKEN': csrfToken(), Accept: 'application/problem+json' },
  }).catch((error: unknown) => {
    throw Problem.lost(error);
  });
  if (!response.ok) {
    throw Problem.of(response, await response.json().catch(() => undefined));
  }
  window.location.assign('/');
}
