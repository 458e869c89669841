import { accountFromEnvironment, logInQuietly } from './login.ts';

/** Where the walks find the session of the network's administrator: Keycloak lets nobody log in twice at one moment. */
export const ADMINISTRATOR = 'test-results/administrator.json';

/** Once before all walks. */
export default async function logInAdministrator() {
  const administrator = await logInQuietly(accountFromEnvironment());
  await administrator.storageState({ path: ADMINISTRATOR });
  await administrator.dispose();
}
