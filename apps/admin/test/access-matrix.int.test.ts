import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gazette } from './gazette.ts';
import { type Desk, openDesk, type Who } from './open-desk.ts';

const everybody = ['anonymous', 'writer', 'editor', 'admin'] as const satisfies readonly Who[];

type Verb = 'list' | 'read' | 'create' | 'update' | 'delete' | 'versions';
/** From which role on a verb is open; `nobody` keeps it shut for all. */
type From = 'writer' | 'editor' | 'admin' | 'nobody';

const matrix: Readonly<Record<string, Readonly<Partial<Record<Verb, From>>>>> = {
  issues: {
    list: 'writer',
    read: 'writer',
    create: 'writer',
    update: 'writer',
    delete: 'editor',
    versions: 'writer',
  },
  stories: { list: 'writer', read: 'writer', create: 'writer', update: 'writer', delete: 'editor' },
  papers: { list: 'writer', read: 'writer', create: 'writer', update: 'writer', delete: 'editor' },
  media: { list: 'writer', read: 'writer', create: 'writer', update: 'writer', delete: 'nobody' },
  topics: { list: 'writer', read: 'writer', create: 'writer', update: 'writer', delete: 'editor' },
  newsletters: { list: 'writer', read: 'writer', create: 'admin', update: 'admin', delete: 'nobody' },
  // Everybody reads and changes themselves: only others' accounts are asked for here.
  users: { read: 'admin', create: 'admin', update: 'admin', delete: 'admin' },
};

const cases = Object.entries(matrix).flatMap(([collection, verbs]) =>
  Object.entries(verbs).flatMap(([verb, from]) =>
    everybody.map((who) => ({ collection, verb: verb as Verb, who, allowed: isOpen(from, who) })),
  ),
);

function isOpen(from: From, who: Who): boolean {
  if (from === 'nobody') return false;
  return everybody.indexOf(who) >= everybody.indexOf(from);
}

describe('who may do what over REST', () => {
  let desk: Desk;
  let serial = 0;

  beforeAll(async () => {
    desk = await openDesk();
    expect((await desk.ask('admin', 'POST', '/api/newsletters', newsletter('gazette'))).status).toBe(201);
  }, 60_000);
  afterAll(() => desk?.close());

  const make = async (collection: string): Promise<string> => {
    serial += 1;
    const draft = collection === 'issues' ? '?draft=true' : '';
    const { status, body } = await desk.ask(
      'admin',
      'POST',
      `/api/${collection}${draft}`,
      sample(collection, serial),
    );
    expect({ status, errors: body.errors }).toEqual({ status: 201, errors: undefined });
    return body.doc.id;
  };

  test.each(cases)(
    '$collection: $verb by $who is allowed: $allowed',
    async ({ collection, verb, who, allowed }) => {
      const draft = collection === 'issues' ? '?draft=true' : '';
      serial += 1;
      const id = verb === 'list' || verb === 'create' ? '' : await make(collection);
      const answer = await (async () => {
        switch (verb) {
          case 'list':
            return desk.ask(who, 'GET', `/api/${collection}${draft}`);
          case 'read':
            return desk.ask(who, 'GET', `/api/${collection}/${id}${draft}`);
          case 'create':
            return desk.ask(who, 'POST', `/api/${collection}${draft}`, sample(collection, serial));
          case 'update':
            return desk.ask(who, 'PATCH', `/api/${collection}/${id}${draft}`, change(collection, serial));
          case 'delete':
            return desk.ask(who, 'DELETE', `/api/${collection}/${id}`);
          case 'versions':
            return desk.ask(who, 'GET', `/api/${collection}/versions?where[parent][equals]=${id}`);
        }
      })();
      const got =
        answer.status < 300 ? 'allowed' : answer.status === 403 || answer.status === 404 ? 'refused' : answer;
      expect(got).toBe(allowed ? 'allowed' : 'refused');
      if (!allowed) expect(answer.body.docs ?? []).toEqual([]);
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

  test.each([
    ['GET', '/issues/by-number/1/snapshot', 'writer'],
    ['GET', '/issues/by-number/1/checks', 'writer'],
    ['GET', '/issues/:id/desk', 'writer'],
    ['POST', '/issues/:id/checks', 'writer'],
    ['POST', '/issues/:id/preview', 'writer'],
    ['GET', '/issues/:id/events', 'writer'],
    ['GET', '/issues/:id/diff', 'writer'],
    ['GET', '/issues/:id/comments', 'writer'],
    ['POST', '/issues/:id/comments', 'writer'],
    ['POST', '/issues/:id/comments/none/settle', 'writer'],
    ['GET', '/issues/:id/corrections', 'writer'],
    ['POST', '/issues/:id/corrections', 'editor'],
    ['POST', '/issues/:id/corrections/none/take-back', 'editor'],
    ['POST', '/issues/:id/corrections/offers', 'writer'],
    ['POST', '/issues/:id/give-back', 'writer'],
    ['POST', '/import', 'writer'],
    ['POST', '/paste', 'writer'],
    ['GET', '/merges', 'writer'],
    ['POST', '/merges/preview', 'editor'],
    ['POST', '/merges', 'editor'],
    ['POST', '/merges/:id/undo', 'editor'],
    ['POST', '/entries/find', 'writer'],
    ['POST', '/entries/add', 'writer'],
    ['POST', '/entries/look-up', 'writer'],
    ['GET', '/entries/papers/:id/covered-in', 'writer'],
    ['GET', '/entries/:id/previously/:id', 'writer'],
    ['POST', '/issues/:id/workflow', 'writer'],
    ['POST', '/issues/:id/test-send', 'writer'],
    ['POST', '/issues/:id/approve', 'editor'],
    ['POST', '/issues/:id/schedule', 'editor'],
    ['POST', '/issues/:id/send-now', 'editor'],
    ['POST', '/issues/:id/cancel', 'editor'],
    ['GET', '/doctor', 'editor'],
    ['GET', '/doctor/template-proof', 'editor'],
    ['POST', '/doctor/prove-template', 'editor'],
    ['GET', '/sending', 'writer'],
    ['POST', '/sending/resume', 'editor'],
    ['POST', '/sending/warm-up', 'admin'],
    ['POST', '/sending/warm-up/lift', 'admin'],
  ] as const)('our own %s %s is open from %s on, with an error that helps', async (method, path, from) => {
    const id = await make('issues');
    for (const who of everybody) {
      const { status, body } = await desk.ask(
        who,
        method,
        `/api/masthead${path.replaceAll(':id', id)}`,
        method === 'POST' ? { nonsense: true } : undefined,
      );
      const refused = status === 401 || status === 403;
      expect({ who, refused }).toEqual({ who, refused: !isOpen(from, who) });
      if (refused) expect(Object.keys(body.error)).toEqual(['code', 'message', 'help']);
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

function sample(collection: string, n: number): object {
  switch (collection) {
    case 'issues':
      return { tagline: `Issue ${n}`, slug: `issue-${n}` };
    case 'media':
      return { title: `Talk ${n}`, kind: 'talk' };
    case 'topics':
      return { name: `Topic ${n}` };
    case 'newsletters':
      return newsletter(`gazette-${n}`);
    case 'users':
      return {
        email: `user${n}@desk.test`,
        password: 'a-long-enough-password',
        name: `User ${n}`,
        role: 'writer',
      };
    default:
      return { title: `Entry ${n}` };
  }
}

function change(collection: string, n: number): object {
  if (collection === 'issues') return { tagline: `Changed ${n}` };
  if (collection === 'topics' || collection === 'newsletters' || collection === 'users')
    return { name: `Changed ${n}` };
  return { title: `Changed ${n}` };
}

function newsletter(slug: string): object {
  return { name: slug, slug, ...gazette };
}
