import { afterEach, describe, expect, it } from '@jest/globals';
import { createLogger, logFields } from '@masthead/config';
import { makeSiteMetrics, openSiteOps } from '../src/open-site-ops.ts';
import { makeTestApp } from './make-test-app.ts';

const secretToken = 'v1.k1.NobodyMayReadThis.0123456789';

describe('what the site tells an operator', () => {
  let close: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await close?.();
    close = undefined;
  });

  it('counts requests by the route they met, never by an address, and how long pages took', async () => {
    const metrics = makeSiteMetrics();
    const app = makeTestApp({
      metrics,
      subscribers: { readUnsubscribe: async () => ({ ok: false, reason: 'invalid' }) as never },
    });
    await app.request('/');
    await app.request('/issues/no-such-issue');
    await app.request(`/u/${secretToken}`);
    await app.request('/wp-login.php');
    const text = await metrics.registry.metrics();
    expect(text).not.toContain('NobodyMayReadThis');
    expect(text).not.toContain('no-such-issue');
    const lines = text.split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'masthead_http_requests_total{method="GET",route="/",status="200"} 1',
        'masthead_http_requests_total{method="GET",route="/issues/:slug",status="404"} 1',
        'masthead_http_requests_total{method="GET",route="none",status="404"} 1',
        'masthead_http_request_seconds_count{route="/"} 1',
      ]),
    );
    expect(text).toMatch(
      /^masthead_http_requests_total\{method="GET",route="\/u\/:token",status="\d+"\} 1$/m,
    );
    expect(Number(/^masthead_render_seconds_count (\d+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(3);
  });

  it('counts events by what they say, with their delay', async () => {
    const metrics = makeSiteMetrics();
    metrics.stored({ says: 'bounced', delayMs: 2_000 });
    metrics.stored({ says: 'delivered', delayMs: 100 });
    const text = await metrics.registry.metrics();
    expect(text).toContain('masthead_provider_events_total{says="bounced"} 1');
    expect(text).toContain('masthead_provider_event_delay_seconds_count 2');
  });

  it('on a port of its own: alive, ready or what is missing, metrics; none where none is asked for', async () => {
    let around = { mongodb: true, redis: true };
    let stopping = false;
    const metrics = makeSiteMetrics();
    const parts = {
      stops: () => stopping,
      archive: { db: { client: { on: () => undefined, options: { maxPoolSize: 20 } } } } as never,
      delivery: { reachable: async () => around, poolUse: () => ({ inUse: 1, max: 20 }) } as never,
    };
    const env = { HOST: '127.0.0.1', SITE_OPS_PORT: 0, RESEND_WEBHOOK_SECRET: undefined };
    expect(await openSiteOps(env, metrics, parts)).toBeNull();
    const port = await freePort();
    const ops = await openSiteOps({ ...env, SITE_OPS_PORT: port }, metrics, parts);
    close = ops?.close;
    const at = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect((await at('/healthz')).status).toBe(200);
    const ready = await at('/readyz');
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ok: true, missing: [], slower: ['RESEND_WEBHOOK_SECRET'] },
    ]);
    stopping = true;
    expect((await at('/readyz')).status).toBe(503);
    expect((await at('/healthz')).status).toBe(200);
    stopping = false;
    around = { mongodb: false, redis: false };
    expect((await at('/readyz')).status).toBe(503);
    expect(await (await at('/metrics')).text()).toContain(
      'masthead_mongodb_connections_in_use{pool="delivery"} 1',
    );
  });

  it('the public port tells no metrics', async () => {
    expect((await makeTestApp({ metrics: makeSiteMetrics() }).request('/metrics')).status).toBe(404);
  });
});

describe('a request has an id', () => {
  it('that its log lines carry, a failed answer tells, and a proxy may give', async () => {
    const lines: string[] = [];
    const log = createLogger({
      name: 'site',
      level: 'info',
      destination: { write: (line: string) => void lines.push(line) },
    });
    let inside = {};
    const app = makeTestApp({
      log,
      archive: {
        newsletters: async () => {
          inside = logFields();
          throw new Error('the database is away');
        },
      },
    });
    const answer = await app.request('/', { headers: { 'x-request-id': 'of-the-proxy-1' } });
    expect([answer.status, answer.headers.get('x-request-id')]).toEqual([500, 'of-the-proxy-1']);
    expect(inside).toEqual({ requestId: 'of-the-proxy-1' });
    expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({ requestId: 'of-the-proxy-1', route: '/' });
    const hostile = await app.request('/', { headers: { 'x-request-id': 'a@b.example secret' } });
    expect(hostile.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    expect(lines.join('')).not.toContain('a@b.example');
  });

  it('a page for everybody tells none: it is kept', async () => {
    const answer = await makeTestApp({}).request('/');
    expect([answer.status, answer.headers.get('x-request-id')]).toEqual([200, null]);
  });
});

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
