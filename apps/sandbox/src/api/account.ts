import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Domain } from './domain-list.ts';
import { ApiError } from './errors.ts';
import { apiTime, listAnswer, paginate } from './paginate.ts';
import { parseBody } from './parse-body.ts';
import type { ApiCall, ApiRoute } from './route.ts';

const NewKey = z.object({
  name: z.string().min(1).max(50),
  permission: z.enum(['full_access', 'sending_access']).default('full_access'),
});
const NewDomain = z.object({ name: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i) });

/** Keys and domains, as far as `masthead doctor` and the tests look at them. */
export const accountRoutes: readonly ApiRoute[] = [
  {
    method: 'POST',
    path: '/api-keys',
    status: 201,
    run: async ({ desk, body }) => {
      const { name, permission } = parseBody(NewKey, body);
      const key = {
        id: randomUUID(),
        name,
        permission,
        token: `re_${randomBytes(18).toString('base64url')}`,
        createdAt: desk.clock.now(),
      };
      await desk.change({ type: 'key.added', key });
      return { id: key.id, token: key.token };
    },
  },
  {
    method: 'GET',
    path: '/api-keys',
    run: ({ desk, query }) =>
      listAnswer(paginate(desk.keys.list(), query), ({ id, name, createdAt }) => ({
        id,
        name,
        created_at: apiTime(createdAt),
        last_used_at: null,
      })),
  },
  {
    method: 'DELETE',
    path: '/api-keys/:id',
    run: async ({ desk, id }) => {
      if (!desk.keys.list().some((key) => key.id === id))
        throw new ApiError('not_found', 'API key not found');
      await desk.change({ type: 'key.removed', id });
      return { object: 'api_key', id, deleted: true };
    },
  },
  {
    method: 'POST',
    path: '/domains',
    status: 201,
    run: async ({ desk, body }) => {
      const domain = { id: randomUUID(), name: parseBody(NewDomain, body).name.toLowerCase() };
      const at = desk.clock.now();
      await desk.change({ type: 'domain.added', ...domain, at });
      return inFull({ ...domain, createdAt: at });
    },
  },
  {
    method: 'GET',
    path: '/domains',
    run: ({ desk, query }) => listAnswer(paginate(desk.domains.list(), query), inList),
  },
  { method: 'GET', path: '/domains/:id', run: (call) => inFull(findDomain(call)) },
  {
    method: 'DELETE',
    path: '/domains/:id',
    run: async (call) => {
      const { id } = findDomain(call);
      await call.desk.change({ type: 'domain.removed', id });
      return { object: 'domain', id, deleted: true };
    },
  },
];

function findDomain({ desk, id }: ApiCall): Domain {
  const domain = desk.domains.list().find((one) => one.id === id);
  if (domain === undefined) throw new ApiError('not_found', 'Domain not found');
  return domain;
}

function inList({ id, name, createdAt }: Domain): Record<string, unknown> {
  return {
    id,
    name,
    status: 'verified',
    created_at: apiTime(createdAt),
    region: 'us-east-1',
    open_tracking: false,
    click_tracking: false,
    capabilities: { sending: 'enabled', receiving: 'disabled' },
  };
}

function inFull(domain: Domain): Record<string, unknown> {
  const record = (kind: string, name: string, type: string, value: string) => ({
    record: kind,
    name,
    type,
    ttl: 'Auto',
    status: 'verified',
    value,
  });
  return {
    object: 'domain',
    ...inList(domain),
    records: [
      { ...record('SPF', 'send', 'MX', 'feedback.sandbox.invalid'), priority: 10 },
      record('SPF', 'send', 'TXT', 'v=spf1 include:sandbox.invalid ~all'),
      record('DKIM', 'resend._domainkey', 'TXT', 'p=sandbox'),
    ],
  };
}
