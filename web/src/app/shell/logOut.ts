import { csrfToken } from '../../shared/api/client';
import { Problem } from '../../shared/api/problem';
import { dropAnswers, leaveNoDrafts } from '../../shared/form/drafts';

/**
 * Ends the session at the gateway, which ends it at Keycloak, and goes back to the door. What was written here and not
 * sent is forgotten: answers to surveys in any case, the rest once nobody is logged in any more.
 */
export async function logOut(person: string) {
  dropAnswers(person);
  const response = await fetch('/logout', {
    method: 'POST',
    headers: { 'X-XSRF-TOKEN': csrfToken(), Accept: 'application/problem+json' },
  }).catch((error: unknown) => {
    throw Problem.lost(error);
  });
  if (response.ok || response.status === 503) {
    // 503: ended here, and Keycloak does not answer.
    leaveNoDrafts();
  }
  if (!response.ok) {
    throw Problem.of(response, await response.json().catch(() => undefined));
  }
  window.location.assign('/');
}
