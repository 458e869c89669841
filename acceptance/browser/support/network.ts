import { type APIRequestContext, expect, request, test } from '@playwright/test';
import { ADMINISTRATOR } from './administrator.ts';
import { type Account, BASE_URL, choosePassword } from './login.ts';
import { call } from './portal.ts';

const NETWORK = '00000000-0000-4000-8000-000000000001';

export interface Member extends Account {
  id: string;
  /** As pages show it: `Иванова Анна`. */
  name: string;
}

/** A district that only one walk knows, so that walks need no empty network and do not meet. */
export class Network {
  private constructor(
    private readonly admin: APIRequestContext,
    /** In the names of everything that belongs to this walk. */
    readonly mark: string,
    readonly district: string,
  ) {}

  /** Made by the network's administrator. */
  static async made(): Promise<Network> {
    const admin = await request.newContext({ baseURL: BASE_URL, storageState: ADMINISTRATOR });
    const mark = `${Date.now().toString(36).slice(-6)}${test.info().parallelIndex}`;
    const district = await institution(admin, 'district', `Район ${mark}`, NETWORK);
    return new Network(admin, mark, district);
  }

  kindergarten(name: string): Promise<string> {
    return institution(this.admin, 'kindergarten', `${name} (${this.mark})`, this.district);
  }

  /** Somebody who works in an institution, perhaps with a duty in the district, with an account and a password. */
  async member(at: string, position: string, family: string, given: string, role?: string): Promise<Member> {
    const person = {
      family: `${family}-${this.mark}`,
      given,
      posts: [{ institution: at, position, partTime: false, from: '2020-09-01' }],
    };
    const { body: made, etag } = await call<{ id: string }>(this.admin, 'POST', '/api/staff/people', person);
    if (role) {
      await call(this.admin, 'PUT', `/api/staff/people/${made.id}/duties`, [{ institution: this.district, role }], {
        'If-Match': etag,
      });
    }
    const { body: invitations } = await call<{ link: string }[]>(
      this.admin,
      'POST',
      '/api/staff/invitations',
      {
        people: [made.id],
      },
    );
    const token = new URL(invitations[0]!.link).pathname.split('/').at(-1);
    let first = { login: '', password: '' };
    // Keycloak learns of the account a moment after the invitation is made.
    await expect(async () => {
      first = (await call<typeof first>(this.admin, 'POST', `/api/staff/public/invitations/${token}`)).body;
    }).toPass({ timeout: 30_000 });
    const password = `walk of ${this.mark} ${made.id.slice(-6)}`;
    await choosePassword({ username: first.login, password: first.password }, password);
    return { username: first.login, password, id: made.id, name: `${person.family} ${given}` };
  }

  leave(): Promise<void> {
    return this.admin.dispose();
  }
}

async function institution(
  admin: APIRequestContext,
  kind: string,
  name: string,
  parent: string,
): Promise<string> {
  const { body } = await call<{ id: string }>(admin, 'POST', '/api/staff/institutions', {
    kind,
    name,
    parent,
  });
  return body.id;
}
