import { mkdtemp, rm } from 'node:fs/promises';
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

/** The admin on a fresh database of its own, with one user a role (none when `users` is false); `env` wins over what a test's desk is given. */
export async function openDesk(
  given: { readonly users: boolean; readonly env?: Readonly<Record<string, string>> } = { users: true },
): Promise<Desk> {
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
    ...given.env,
  });
  // Read only now: the config takes its addresses from the environment.
  const { getPayload, handleEndpoints } = await import('payload');
  const config = (await import('../src/payload.config.ts')).default;
  const { writingHandler } = await import('../src/rest/handlers.ts');
  const { delivery } = await import('../src/delivery.ts');
  const { stopFollowing } = await import('../src/projection/start-following.ts');
  const { startMigrating } = await import('../src/start-migrating.ts');
  const payload = await getPayload({ config });
  const answer = (request: Request) => handleEndpoints({ config, request });
  const writing = writingHandler(config, answer);

  const respond = async (request: Request): Promise<Answer> => {
    const response = await (request.method === 'GET' ? answer(request) : writing(request, {}));
    return { status: response.status, body: readJson(await response.text()), headers: response.headers };
  };
  const send = async (headers: Record<string, string>, method: string, at: string, body?: unknown) => {
    const request = new Request(`${ADMIN_URL}${at}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return respond(request);
  };

  const cookies = new Map<Who, string>();
  if (given.users) {
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
    close: async () => {
      await stopFollowing();
      await startMigrating(payload);
      await (await delivery()).close();
      await payload.db.connection.dropDatabase();
      await payload.destroy();
      await rm(mediaDir, { recursive: true, force: true });
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
