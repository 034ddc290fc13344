import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { change, internal, isOpen, matrix, sample, type Verb, verbs } from './access-table.ts';
import { openGazette } from './gazette.ts';
import { type Desk, everybody } from './open-desk.ts';

const cases = Object.entries(matrix).flatMap(([collection, row]) =>
  verbs.flatMap((verb, at) =>
    everybody.map((who) => ({ collection, verb, who, allowed: isOpen(row[at] ?? 'nobody', who) })),
  ),
);

describe('who may do what over REST', () => {
  let desk: Desk;
  let adminId = '';
  let serial = 0;

  beforeAll(async () => {
    desk = await openGazette();
    const { docs } = await desk.payload.find({
      collection: 'users',
      where: { email: { equals: 'admin@desk.test' } },
    });
    adminId = docs[0]?.id ?? '';
  }, 60_000);
  afterAll(() => desk?.close(), 30_000);

  const dataFor = async (collection: string): Promise<object> => {
    serial += 1;
    const issueId = internal.has(collection) ? await make('issues') : '';
    return sample(collection, serial, { adminId, issueId });
  };
  const make = async (collection: string): Promise<string> => {
    const data = await dataFor(collection);
    if (internal.has(collection)) {
      const doc = await desk.payload.db.create({ collection: collection as never, data: { ...data } });
      return String(doc.id);
    }
    const draft = collection === 'issues' ? '?draft=true' : '';
    const { status, body } = await desk.ask('admin', 'POST', `/api/${collection}${draft}`, data);
    expect({ status, errors: body.errors }).toEqual({ status: 201, errors: undefined });
    return body.doc.id;
  };
  const kept = new Map<string, string>();
  const theOne = async (collection: string): Promise<string> => {
    const id = kept.get(collection) ?? (await make(collection));
    kept.set(collection, id);
    return id;
  };
  const isThere = async (collection: string, id: string): Promise<boolean> =>
    (await desk.payload.db.count({ collection: collection as never, where: { id: { equals: id } } }))
      .totalDocs === 1;

  const ask = (who: (typeof everybody)[number], verb: Verb, collection: string, id: string, data: object) => {
    const at = `/api/${collection}`;
    const query = collection === 'issues' ? 'draft=true' : 'depth=0';
    switch (verb) {
      case 'list':
        return desk.ask(who, 'GET', `${at}?${query}`);
      case 'count':
        return desk.ask(who, 'GET', `${at}/count`);
      case 'read':
        return desk.ask(who, 'GET', `${at}/${id}?${query}`);
      case 'create':
        return desk.ask(who, 'POST', `${at}?${query}`, data);
      case 'update':
        return desk.ask(who, 'PATCH', `${at}/${id}?${query}`, data);
      case 'updateMany':
        return desk.ask(who, 'PATCH', `${at}?${query}&where[id][equals]=${id}`, data);
      case 'delete':
        return desk.ask(who, 'DELETE', `${at}/${id}`);
      case 'deleteMany':
        return desk.ask(who, 'DELETE', `${at}?where[id][equals]=${id}`);
      case 'versions':
        return desk.ask(who, 'GET', `${at}/versions?where[parent][equals]=${id}`);
      case 'copy':
        return desk.ask(who, 'POST', `${at}/${id}/duplicate`);
    }
  };

  test('the table names every collection there is, Payload’s own too, and every verb of each', () => {
    // Payload mounts no address at all for its migrations.
    const mounted = desk.payload.config.collections.filter(({ endpoints }) => endpoints !== false);
    const known = [...Object.keys(matrix), 'payload-preferences'];
    expect(known.sort()).toEqual(mounted.map(({ slug }) => slug).sort());
    for (const row of Object.values(matrix)) expect(row).toHaveLength(verbs.length);
    expect(desk.payload.config.globals).toEqual([]);
  });

  test.each(cases)(
    '$collection: $verb by $who is allowed: $allowed',
    async ({ collection, verb, who, allowed }) => {
      const needsOne = !['list', 'count', 'create'].includes(verb) && collection !== 'payload-kv';
      // What must not be touched stands for all who try; what may be changed is each time another.
      const id = needsOne ? await (allowed ? make(collection) : theOne(collection)) : '';
      const data = verb === 'create' ? await dataFor(collection) : change(collection, serial);
      const { body, status } = await ask(who, verb, collection, id, data);
      // Of many, those are changed that one may change: none of them is a refusal, too.
      const none = verb.endsWith('Many') && status === 200 && body.docs.length === 0;
      expect({ status, refused: status >= 400 || none }).toEqual({ status, refused: !allowed });
      if (allowed) return;
      expect(body.docs ?? []).toEqual([]);
      if (id !== '') expect(await isThere(collection, id)).toBe(true);
    },
  );

  test('nobody gives himself a role', async () => {
    const { docs } = await desk.payload.find({
      collection: 'users',
      where: { email: { equals: 'writer@desk.test' } },
      limit: 1,
    });
    const id = docs[0]?.id ?? '';
    await desk.ask('writer', 'PATCH', `/api/users/${id}`, { role: 'admin', name: 'still a writer' });
    const after = await desk.payload.findByID({ collection: 'users', id });
    expect({ role: after.role, name: after.name }).toEqual({ role: 'writer', name: 'still a writer' });
  });

  test('writers and editors see no account but their own', async () => {
    for (const who of ['writer', 'editor'] as const) {
      const { body } = await desk.ask(who, 'GET', '/api/users');
      expect(body.docs.map(({ email }: { email: string }) => email)).toEqual([`${who}@desk.test`]);
    }
  });

  test.each([
    '/api/stories?where[keys][contains]=title',
    '/api/issues?draft=true&where[renditionId][exists]=false',
    '/api/users?where[email][contains]=admin&sort=email',
  ])('%s tells an anonymous caller nothing', async (path) => {
    const { status, body } = await desk.ask('anonymous', 'GET', path);
    expect([status, body.docs]).toEqual([403, undefined]);
  });

  test('a save cannot approve: workflow, rendition and publishing are verbs', async () => {
    const id = await make('issues');
    await desk.ask('editor', 'PATCH', `/api/issues/${id}?draft=true`, {
      workflow: 'approved',
      renditionId: 'f'.repeat(64),
      publicFrom: '2020-01-01T00:00:00.000Z',
    });
    const issue = await desk.payload.findByID({ collection: 'issues', id, draft: true });
    expect([issue.workflow, issue.renditionId ?? null, issue.publicFrom ?? null]).toEqual([
      'draft',
      null,
      null,
    ]);
    await desk.ask('editor', 'POST', `/api/masthead/issues/${id}/give-back`, {});
    const publish = await desk.ask('admin', 'PATCH', `/api/issues/${id}`, { _status: 'published' });
    expect(publish.status).toBe(403);
    const direct = await desk.ask('admin', 'PATCH', `/api/issues/${id}`, {
      tagline: 'By the way',
      _status: 'draft',
    });
    expect(direct.status).toBe(403);
  });

  test('an issue is not copied, and an old version comes back as a draft or not at all', async () => {
    const id = await make('issues');
    for (const n of [1, 2]) {
      await desk.ask('writer', 'PATCH', `/api/issues/${id}?draft=true`, { tagline: `Turn ${n}` });
    }
    expect((await desk.ask('admin', 'POST', `/api/issues/${id}/duplicate`)).status).toBeGreaterThan(399);
    const { body } = await desk.ask(
      'writer',
      'GET',
      `/api/issues/versions?where[parent][equals]=${id}&sort=createdAt`,
    );
    const version = body.docs[0].id;
    expect((await desk.ask('anonymous', 'POST', `/api/issues/versions/${version}?draft=true`)).status).toBe(
      403,
    );
    expect((await desk.ask('writer', 'POST', `/api/issues/versions/${version}`)).status).toBe(403);
    expect((await desk.ask('writer', 'POST', `/api/issues/versions/${version}?draft=true`)).status).toBe(200);
    const after = await desk.payload.findByID({ collection: 'issues', id, draft: true });
    expect([after.workflow, after._status]).toEqual(['draft', 'draft']);
  });

  test('an entry that is there already is refused with its name', async () => {
    await desk.ask('writer', 'POST', '/api/papers', { title: 'Twice found', arxivId: '2604.09999' });
    const { status, body } = await desk.ask('writer', 'POST', '/api/papers', {
      title: 'Other',
      arxivId: '2604.09999v2',
    });
    expect([status, body.errors[0].data.errors]).toEqual([
      400,
      [{ path: 'arxivId', message: '“Twice found” is there already with the same arxiv. Use that entry.' }],
    ]);
  });

  test('no secret of an account can be asked for, sorted by, or reached through another collection', async () => {
    const secrets = [
      'hash',
      'salt',
      'resetPasswordToken',
      'resetPasswordExpiration',
      'loginAttempts',
      'lockUntil',
    ];
    const doors = secrets.flatMap((field) => [
      `/api/users?where[${field}][exists]=true`,
      `/api/users?sort=-${field}`,
      `/api/payload-locked-documents?where[user.${field}][exists]=true`,
      `/api/payload-preferences?where[user.${field}][exists]=true`,
    ]);
    for (const who of ['writer', 'editor', 'admin'] as const) {
      for (const door of doors) {
        const { status, body } = await desk.ask(who, 'GET', door);
        expect({ who, door, status, docs: body.docs }).toEqual({ who, door, status: 400, docs: undefined });
      }
      const { body } = await desk.ask(who, 'GET', '/api/users?depth=2&showHiddenFields=true');
      expect(JSON.stringify(body)).not.toMatch(/"(hash|salt|resetPasswordToken)"/);
    }
  });

  test('how the pages look to somebody is that one’s alone, by key and by query', async () => {
    await desk.ask('admin', 'POST', '/api/payload-preferences/columns', { value: { of: 'the admin' } });
    const path = '/api/payload-preferences';
    for (const who of ['anonymous', 'writer', 'editor'] as const) {
      const answers = [
        await desk.ask(who, 'GET', `${path}/columns`),
        await desk.ask(who, 'GET', `${path}?limit=100`),
        await desk.ask(who, 'PATCH', `${path}?where[key][equals]=columns`, { value: { of: who } }),
        await desk.ask(who, 'DELETE', `${path}/columns`),
        await desk.ask(who, 'DELETE', `${path}?where[key][equals]=columns`),
      ];
      expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain('the admin');
    }
    const { body } = await desk.ask('admin', 'GET', `${path}/columns`);
    expect(body.value).toEqual({ of: 'the admin' });
  });

  test('whose lock it is tells a writer no account but an id', async () => {
    await make('payload-locked-documents');
    const { body } = await desk.ask('writer', 'GET', '/api/payload-locked-documents?depth=3&limit=100');
    expect(body.docs.length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain('admin@desk.test');
  });

  test('a lock is lifted by its keeper alone; anybody else takes it over, one at a time and to himself', async () => {
    const locks = '/api/payload-locked-documents';
    const { docs } = await desk.payload.find({ collection: 'users', limit: 100 });
    const user = (name: string) => ({
      relationTo: 'users',
      value: docs.find(({ email }) => email === `${name}@desk.test`)?.id ?? '',
    });
    const id = await make('payload-locked-documents');
    const issue = await make('issues');
    const refused = [
      await desk.ask('writer', 'DELETE', `${locks}/${id}`),
      await desk.ask('writer', 'PATCH', `${locks}/${id}`, { user: user('editor') }),
      await desk.ask('writer', 'PATCH', `${locks}/${id}`, { globalSlug: 'away' }),
      await desk.ask('writer', 'PATCH', `${locks}/${id}`, {
        user: user('writer'),
        document: { relationTo: 'issues', value: issue },
      }),
      await desk.ask('writer', 'PATCH', `${locks}?where[id][equals]=${id}`, { user: user('writer') }),
      await desk.ask('writer', 'POST', locks, {
        user: user('editor'),
        document: { relationTo: 'issues', value: issue },
      }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
    await desk.ask('writer', 'DELETE', `${locks}?where[id][equals]=${id}`);
    const keeper = async () => (await desk.ask('admin', 'GET', `${locks}/${id}?depth=0`)).body.user?.value;
    expect(await keeper()).toBe(user('admin').value);
    const taken = await desk.ask('writer', 'PATCH', `${locks}/${id}`, { user: user('writer') });
    expect([taken.status, await keeper()]).toEqual([200, user('writer').value]);
    expect((await desk.ask('admin', 'DELETE', `${locks}/${id}`)).status).toBeGreaterThan(399);
    expect((await desk.ask('writer', 'DELETE', `${locks}/${id}`)).status).toBe(200);
    expect(await isThere('payload-locked-documents', id)).toBe(false);
  });

  test('a draft is nothing to anybody who is not logged in, nor is one of its versions', async () => {
    const id = await make('issues');
    const { body } = await desk.ask('writer', 'GET', `/api/issues/versions?where[parent][equals]=${id}`);
    for (const path of [
      `/api/issues/${id}`,
      `/api/issues/${id}?draft=true`,
      `/api/issues/versions/${body.docs[0].id}`,
      '/api/issues/versions?where[version.tagline][exists]=true&sort=version.tagline',
      '/api/issues/versions?where[version._status][equals]=draft',
    ]) {
      const answer = await desk.ask('anonymous', 'GET', path);
      expect({ path, status: answer.status, docs: answer.body.docs }).toEqual({
        path,
        status: 403,
        docs: undefined,
      });
    }
  });

  test('the login cookie is worth nothing from another origin', async () => {
    const { headers } = await login(desk);
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    const there = await desk.askWith({ cookie, origin: 'https://evil.example' }, 'GET', '/api/issues');
    const here = await desk.askWith({ cookie, origin: 'http://desk.test' }, 'GET', '/api/issues');
    expect([there.status, here.status]).toEqual([403, 200]);
  });

  test('the local token acts as an admin, over loopback alone; any other is nobody', async () => {
    const ask = (authorization: string, forwarded: Record<string, string> = {}) =>
      desk.askWith({ authorization, ...forwarded }, 'GET', '/api/users').then(({ status }) => status);
    expect(await ask(`MastheadLocal ${desk.localToken}`)).toBe(200);
    expect(await ask(`MastheadLocal ${desk.localToken}`, { 'x-forwarded-for': '127.0.0.1' })).toBe(200);
    expect(await ask(`MastheadLocal ${desk.localToken}`, { 'x-forwarded-for': '203.0.113.7' })).toBe(403);
    expect(await ask(`MastheadLocal ${desk.localToken}x`)).toBe(403);
    expect(await ask('MastheadLocal ')).toBe(403);
  });
});

function login(desk: Desk) {
  return desk.askWith({ origin: 'http://desk.test' }, 'POST', '/api/users/login', {
    email: 'writer@desk.test',
    password: 'a-long-enough-password',
  });
}
