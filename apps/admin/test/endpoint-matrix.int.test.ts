import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Endpoint } from 'payload';
import { isOpen } from './access-table.ts';
import { ownEndpoints } from './endpoint-table.ts';
import { openGazette } from './gazette.ts';
import { type Desk, everybody } from './open-desk.ts';

/** What Payload mounts for a collection by itself; what it adds for accounts and files stands in the test. */
const payloads = [
  'get /count',
  'post /',
  'delete /',
  'delete /:id',
  'post /access/:id?',
  'get /versions',
  'post /:id/duplicate',
  'get /',
  'get /:id',
  'get /versions/:id',
  'post /versions/:id',
  'patch /',
  'patch /:id',
];
const named = ({ method, path }: Pick<Endpoint, 'method' | 'path'>) => `${method} ${path}`;

describe('who may ask which address of ours', () => {
  let desk: Desk;
  let issueId = '';

  beforeAll(async () => {
    desk = await openGazette();
    const { body } = await desk.ask('admin', 'POST', '/api/issues?draft=true', { tagline: 'Doors' });
    issueId = body.doc.id;
  }, 120_000);
  afterAll(() => desk?.close(), 30_000);

  test('the table names every address that is mounted, and no other', () => {
    const mounted = (desk.payload.config.endpoints ?? []).map(named);
    const known = ownEndpoints.map(([method, path]) => `${method.toLowerCase()} /masthead${path}`);
    expect(mounted.sort()).toEqual([...known, 'get /access'].sort());
  });

  test('a collection has no address but Payload’s, and the ones that are known here', () => {
    const own = Object.fromEntries(
      desk.payload.config.collections.flatMap(({ endpoints, slug }) => {
        const others = (endpoints || []).map(named).filter((name) => !payloads.includes(name));
        return others.length === 0 ? [] : [[slug, others.sort()]];
      }),
    );
    expect(own).toEqual({
      media: ['get /file/:filename', 'get /paste-url/:id?'],
      users: [
        // Ours, which is matched first and shuts Payload's (first-user.int.test.ts).
        'post /first-register',
        'post /first-register',
        // Ours too: a code set up by a ticket, and a reset that signs nobody in (sign-in.int.test.ts).
        'post /set-up-code',
        'post /prove-code',
        'post /reset-password',
        'get /init',
        'get /me',
        'post /forgot-password',
        'post /login',
        'post /logout',
        'post /refresh-token',
        'post /reset-password',
        'post /unlock',
        'post /verify/:id',
      ].sort(),
      'payload-preferences': ['delete /:key', 'get /:key', 'post /:key'],
    });
  });

  test.each(ownEndpoints)(
    '%s %s is open from %s on, with an error that helps',
    async (method, path, from) => {
      for (const who of everybody) {
        const at = `/api/masthead${path.replace(/:(id|issue)\b/g, issueId).replace(/:\w+/g, 'none')}`;
        const body = method === 'POST' ? { nonsense: true } : undefined;
        const { status, body: answer } = await desk.ask(who, method, at, body);
        const refused = status === 401 || status === 403;
        expect({ who, status, refused }).toEqual({ who, status, refused: !isOpen(from, who) });
        if (refused) expect(Object.keys(answer.error)).toEqual(['code', 'message', 'help']);
        else expect(status).toBeLessThan(500);
      }
    },
  );

  test('of Payload’s own doors for accounts and files none opens to the wrong one', async () => {
    const user = { email: 'writer@desk.test' };
    for (const who of everybody) {
      const unlock = await desk.ask(who, 'POST', '/api/users/unlock', user);
      expect({ who, status: unlock.status }).toEqual({ who, status: who === 'admin' ? 200 : 403 });
      // A server that fetches an address somebody names would be a way into the house.
      const fetched = await desk.ask(who, 'GET', '/api/media/paste-url?src=http%3A%2F%2F127.0.0.1%2F');
      expect(fetched.status).toBeGreaterThanOrEqual(400);
    }
    const me = await desk.ask('anonymous', 'GET', '/api/users/me');
    expect(me.body.user).toBeNull();
    const reset = await desk.ask('anonymous', 'POST', '/api/users/reset-password', {
      token: '',
      password: 'another-long-password',
    });
    expect(reset.status).toBeGreaterThanOrEqual(400);
    const may = await desk.ask('anonymous', 'GET', '/api/access');
    const granted = Object.values<Record<string, unknown>>(may.body.collections).map(
      ({ fields, ...verbs }) => verbs,
    );
    expect([may.body.canAccessAdmin, ...granted.flatMap(Object.keys)]).toEqual([undefined]);
  });
});
