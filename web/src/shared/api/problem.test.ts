import { describe, expect, it } from 'vitest';
import { orThrow, versioned } from './client';
import { Problem } from './problem';

const refusal = {
  type: 'urn:kopilka:problem:sign-up-refused',
  title: 'Мест больше нет',
  status: 409,
  reason: 'FULL',
  errors: [{ pointer: '/seats', message: 'Заняты все 30' }, 'noise'],
};

describe('reading an answer', () => {
  it('turns a refusal into a problem with the name, the sentence and the fields of the service', () => {
    const problem = Problem.of(new Response(null, { status: 409 }), refusal);
    expect(problem).toMatchObject({
      type: 'sign-up-refused',
      title: 'Мест больше нет',
      kind: 'refused',
      errors: [{ pointer: '/seats', message: 'Заняты все 30' }],
    });
    expect(problem.more.reason).toBe('FULL');
  });

  it.each([
    [401, 'signed-out'],
    [403, 'forbidden'],
    [404, 'missing'],
    [412, 'stale'],
    [422, 'invalid'],
    [429, 'busy'],
    [502, 'broken'],
  ] as const)('knows what the reader can do about %i', (status, kind) => {
    expect(Problem.of(new Response(null, { status }), 'not ours').kind).toBe(kind);
  });

  it('throws a refusal and hands on a success with its version', () => {
    expect(() => orThrow({ response: new Response(null, { status: 409 }), error: refusal })).toThrow(
      'Мест больше нет',
    );
    const response = new Response('{}', { headers: { ETag: '"7"' } });
    expect(versioned({ response, data: { title: 'Семинар' } })).toEqual({
      value: { title: 'Семинар' },
      etag: '"7"',
    });
  });
});
