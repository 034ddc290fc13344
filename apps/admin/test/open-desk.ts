import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { testMongoUri, testRedisPrefix, testRedisUrl } from '@masthead/testing';
import type { Payload } from 'payload';

/** In the order of what they may. */
export const everybody = ['anonymous', 'writer', 'editor', 'admin'] as const;
export type Who = (typeof everybody)[number];

export interface Answer {
  readonly status: number;
  // The tests look into answers of every shape; what is not there compares as undefined.
  // biome-ignore lint/suspicious/noExplicitAny: an answer's shape is what the tests are about
  readonly body: any;
  readonly headers: Headers;
}

export interface Desk {
  readonly payload: Payload;
  /** One HTTP request through Payload's own router and our wrappers; only the socket and Next's pages are left out. */
  ask(who: Who, method: string, path: string, body?: unknown): Promise<Answer>;
  /** The same with headers of one's own and nobody logged in. */
  askWith(headers: Record<string, string>, method: string, path: string, body?: unknown): Promise<Answer>;
  /** A multipart form as Payload's admin sends it: the file (or many, as `files`) and, under `_payload`, the fields. */
  upload(
    who: Who,
    path: string,
    file: File | readonly File[],
    fields: object,
    method?: 'POST' | 'PATCH',
  ): Promise<Answer>;
  readonly localToken: string;
  close(): Promise<void>;
}

const ADMIN_URL = 'http://desk.test';
const password = 'a-long-enough-password';

interface Given {
  readonly users: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * The admin on a fresh database of its own, with one user a role (none when `users` is false); `env` wins over what a test's desk is given.
 * In a file that shares its desk (share-desk.ts) it is the one desk, as empty as a fresh one.
 */
export async function openDesk(given: Given = { users: true }): Promise<Desk> {
  if (shared === null) return signIn(await boot(given.env), given.users);
  if (given.env !== undefined) throw new Error('a shared desk has no environment of its own');
  if (shared.desk === null) shared.desk = await boot();
  else await shared.desk.begin();
  const { desk } = shared;
  return signIn({ ...desk, end: () => desk.empty() }, given.users);
}

let shared: { desk: Booted | null } | null = null;

/** From now on all desks of this file are one, booted once and emptied between them. @returns ends it */
export function shareDesk(): () => Promise<void> {
  shared = { desk: null };
  return async () => shared?.desk?.end();
}

interface Booted {
  readonly payload: Payload;
  readonly localToken: string;
  respond(request: Request): Promise<Answer>;
  /** Does what a desk does by itself, after it was emptied. */
  begin(): Promise<void>;
  /** Stops that, and leaves nothing but the indexes. */
  empty(): Promise<void>;
  end(): Promise<void>;
}

async function boot(env: Given['env'] = {}): Promise<Booted> {
  const mediaDir = await mkdtemp(path.join(tmpdir(), 'masthead-desk-'));
  const localToken = 'local-token-of-this-test-0123456789abcdef';
  Object.assign(process.env, {
    MONGODB_URI: testMongoUri(),
    REDIS_URL: testRedisUrl(),
    REDIS_PREFIX: testRedisPrefix(),
    SITE_URL: 'http://site.test',
    ADMIN_URL,
    TOKEN_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    PAYLOAD_SECRET: 'payload-secret-of-this-test-0123456789',
    LOCAL_TOKEN: localToken,
    MAIL_FROM: 'Masthead <desk@masthead.test>',
    MEDIA_DIR: mediaDir,
    ADMIN_EMAIL: '',
    ADMIN_PASSWORD: '',
    OUTBOUND_LOOKUPS: 'off',
    LOG_LEVEL: 'silent',
    ...env,
  });
  // Read only now: the config takes its addresses from the environment.
  const { getPayload, handleEndpoints } = await import('payload');
  const config = (await import('../src/payload.config.ts')).default;
  const { writingHandler } = await import('../src/rest/handlers.ts');
  const { delivery } = await import('../src/delivery.ts');
  const { startFollowing, stopFollowing } = await import('../src/projection/start-following.ts');
  const { startMigrating } = await import('../src/start-migrating.ts');
  const payload = await getPayload({ config });
  const answer = (request: Request) => handleEndpoints({ config, request });
  const writing = writingHandler(config, answer);
  const rest = async () => {
    await stopFollowing();
    await startMigrating(payload);
  };
  return {
    payload,
    localToken,
    respond: async (request) => {
      const response = await (request.method === 'GET' ? answer(request) : writing(request, {}));
      return { status: response.status, body: readJson(await response.text()), headers: response.headers };
    },
    begin: async () => {
      // A database of which nothing is left knows of no migration either.
      delete (globalThis as { mastheadMigrating?: unknown }).mastheadMigrating;
      await startMigrating(payload);
      startFollowing(payload);
    },
    empty: async () => {
      await rest();
      const collections = await payload.db.connection.listCollections();
      const emptied = collections.map(({ name }) => payload.db.connection.collection(name).deleteMany({}));
      await Promise.all(emptied);
      for (const name of await readdir(mediaDir)) await rm(path.join(mediaDir, name), { recursive: true });
    },
    end: async () => {
      await rest();
      await (await delivery()).close();
      await payload.db.connection.dropDatabase();
      await payload.destroy();
      await rm(mediaDir, { recursive: true, force: true });
    },
  };
}

async function signIn({ payload, localToken, respond, end }: Booted, users: boolean): Promise<Desk> {
  const send = async (headers: Record<string, string>, method: string, at: string, body?: unknown) => {
    const request = new Request(`${ADMIN_URL}${at}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return respond(request);
  };

  const cookies = new Map<Who, string>();
  if (users) {
    for (const role of ['admin', 'editor', 'writer'] as const) {
      const email = `${role}@desk.test`;
      await payload.create({ collection: 'users', data: { email, password, name: role, role } });
      const { headers } = await send({ origin: ADMIN_URL }, 'POST', '/api/users/login', { email, password });
      cookies.set(role, (headers.get('set-cookie') ?? '').split(';')[0] ?? '');
    }
  }
  return {
    payload,
    localToken,
    ask: (who, method, at, body) => {
      const cookie = cookies.get(who);
      return send({ origin: ADMIN_URL, ...(cookie === undefined ? {} : { cookie }) }, method, at, body);
    },
    askWith: send,
    upload: (who, at, file, fields, method = 'POST') => {
      const form = new FormData();
      if (file instanceof File) form.set('file', file);
      else for (const one of file) form.append('files', one);
      form.set('_payload', JSON.stringify(fields));
      const headers = { origin: ADMIN_URL, cookie: cookies.get(who) ?? '' };
      return respond(new Request(`${ADMIN_URL}${at}`, { method, headers, body: form }));
    },
    close: end,
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
