import { csrfToken } from '../../shared/api/client';

/**
 * Ends the session at the gateway, then follows it to the login server's own logout. The gateway names that
 * address in `Location` of a success: a redirect would take a script to another host, which it may not read.
 */
export async function logOut() {
  const response = await fetch('/logout', { method: 'POST', headers: { 'X-XSRF-TOKEN': csrfToken() } });
  window.location.assign(response.headers.get('Location') ?? '/');
}
