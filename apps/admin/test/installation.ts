import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Delivery,
  type DeliveryWorker,
  noFailpoints,
  openDelivery,
  openDeliveryWorker,
  silentLog,
} from '@masthead/delivery';
import { publicPaths } from '@masthead/domain';
import { freePort, startRedis } from '@masthead/local';
import { type Sandbox, startSandbox } from '@masthead/sandbox';
import { testMongoUri } from '@masthead/testing';
import { type Desk, openDesk } from './open-desk.ts';

export const senderDomain = 'news.gazette-fixtures.org';

/** A whole installation in this process: a desk, a worker, the site's webhook door, a sandbox; MongoDB and Redis are real. */
export interface Installation {
  readonly desk: Desk;
  readonly engine: Delivery;
  readonly sandbox: Sandbox;
  readonly redisUrl: string;
  /** Which secret the site believes from now on; null: it was given none. `shut`: nothing answers at its address. */
  setDoor(secret: string | null | 'shut'): void;
  /** Replaces the worker; null: none runs any more. */
  setWorker(apiKey: string | null): Promise<void>;
  /** What the worker's timer does. */
  breathe(): Promise<void>;
  close(): Promise<void>;
}

const tokenKeys = [{ kid: 'test', secret: new Uint8Array(32).fill(7) }];

export async function openInstallation(): Promise<Installation> {
  const mongodbUri = testMongoUri();
  const folder = await mkdtemp(join(tmpdir(), 'masthead-installation-'));
  const redis = await startRedis({ dataDir: folder, port: await freePort(), appendonly: false });
  const doors = new Map<string | null, Delivery>();
  const common = {
    mongodbUri,
    redisUrl: redis.uri,
    redisPrefix: '{installation}',
    environmentId: 'local',
    tokenKeys,
    log: silentLog,
  };
  const doorWith = async (webhookSecret: string | null) => {
    const known = doors.get(webhookSecret);
    if (known !== undefined) return known;
    const door = await openDelivery({ ...common, webhookSecret, siteUrl: site.url, makesIndexes: false });
    doors.set(webhookSecret, door);
    return door;
  };
  let secret: string | null | 'shut' = 'shut';
  const site = await serveDoor(async (rawBody, headers) => {
    if (secret === 'shut') return null;
    return (await (await doorWith(secret)).events.accept(rawBody, headers)).status;
  });
  const sandbox = await startSandbox({ domains: [senderDomain], webhookUrl: site.url + publicPaths.webhook });
  secret = sandbox.webhookSecret;
  const desk = await openDesk({
    users: true,
    env: {
      MONGODB_URI: mongodbUri,
      REDIS_URL: redis.uri,
      REDIS_PREFIX: common.redisPrefix,
      SITE_URL: site.url,
    },
  });
  const engine = await (await import('../src/delivery.ts')).delivery();

  let worker: DeliveryWorker | null = null;
  let listening: { close(): Promise<void> } | null = null;
  const underWay = new Set<Promise<unknown>>();
  const during = (run: () => Promise<unknown>) => () => {
    const done = run().finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const stopWorker = async () => {
    await listening?.close();
    await Promise.allSettled(underWay);
    await worker?.campaigns.stop();
    await worker?.close();
    worker = null;
  };
  return {
    desk,
    engine,
    sandbox,
    redisUrl: redis.uri,
    setDoor(next) {
      secret = next;
    },
    async setWorker(apiKey) {
      await stopWorker();
      if (apiKey === null) return;
      const opened = await openWorker(common, site.url, { apiKey, baseUrl: sandbox.url });
      worker = opened;
      const on = (topic: 'outbox' | 'events' | 'signups' | 'imports') =>
        during(() => opened.processors[topic].runDue());
      listening = opened.listen({
        campaigns: during(() => opened.campaigns.runDue()),
        outbox: on('outbox'),
        events: on('events'),
        signups: on('signups'),
        imports: on('imports'),
      });
    },
    async breathe() {
      await worker?.campaigns.runDue();
      await worker?.campaigns.idle();
      await worker?.processors.outbox.runDue();
      await worker?.processors.events.runDue();
      await worker?.maintenance.runDue();
    },
    async close() {
      await stopWorker();
      await sandbox.close();
      for (const door of doors.values()) await door.close();
      await desk.close();
      await site.close();
      await redis.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

type Common = Pick<
  Parameters<typeof openDeliveryWorker>[0],
  'mongodbUri' | 'redisUrl' | 'redisPrefix' | 'environmentId' | 'tokenKeys' | 'log'
>;

function openWorker(
  common: Common,
  siteUrl: string,
  resend: { readonly apiKey: string; readonly baseUrl: string },
): Promise<DeliveryWorker> {
  const mail = async () => ({ subject: 'Of the house', html: '<p>Said</p>', text: 'Said' });
  return openDeliveryWorker({
    ...common,
    siteUrl,
    resend,
    requestsPerSecond: 100,
    handOver: 'inline',
    timescale: 1,
    concurrency: 2,
    renderer: { confirm: mail, welcome: mail, goodbye: mail, move: mail, moved: mail },
    house: {
      sender: { name: 'Desk', address: `desk@${senderDomain}` },
      adminUrl: 'http://desk.test',
      render: mail,
    },
    failpoint: noFailpoints,
  });
}

/** The site's door for events, as an address over HTTP; null breaks the connection off. */
async function serveDoor(
  accept: (
    rawBody: string,
    headers: Readonly<Record<'id' | 'timestamp' | 'signature', string | null>>,
  ) => Promise<number | null>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const header = (name: string) => {
      const value = request.headers[`svix-${name}`];
      return typeof value === 'string' ? value : null;
    };
    const status = await accept(body, {
      id: header('id'),
      timestamp: header('timestamp'),
      signature: header('signature'),
    });
    if (status === null) request.socket.destroy();
    else response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
