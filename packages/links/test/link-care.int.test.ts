import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { LinkStatus } from '@masthead/domain';
import { eventually, testMongoUri } from '@masthead/testing';
import { MongoClient } from 'mongodb';
import { type FindAddresses, makeAskWeb, publicWeb } from '../src/ask-web.ts';
import { linkStatuses } from '../src/link-statuses.ts';
import { type LinkCare, openLinkCare } from '../src/open-link-care.ts';
import { publishIssue } from './issue-linking-to.ts';

const betweenMs = 40;
const hourAgo = () => new Date(Date.now() - 3_600_000);
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const noLog = { info: () => undefined };

/** Every name is this machine. */
const toLoopback: FindAddresses = (_name, _options, callback) =>
  callback(null, [{ address: '127.0.0.1', family: 4 }]);
/** The rules that ship, with our own server let in; no patience. */
const open = makeAskWeb({
  isAllowed: (address) => address === '127.0.0.1' || publicWeb.isAllowed(address),
  isPort: () => true,
  resolve: toLoopback,
});

let server: Server;
let port = 0;
let asked: { host: string; path: string; beganAt: number; endedAt: number }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const seen = {
      host: request.headers.host ?? '',
      path: request.url ?? '',
      beganAt: performance.now(),
      endedAt: 0,
    };
    asked.push(seen);
    response.on('close', () => {
      seen.endedAt = performance.now();
    });
    if (seen.path.startsWith('/hangs')) return;
    const answers: Readonly<Record<string, [number, Record<string, string>]>> = {
      '/gone': [404, {}],
      '/moved': [301, { location: '/there' }],
      '/inside': [302, { location: 'http://169.254.169.254/latest/meta-data' }],
    };
    const [status, headers] = answers[seen.path] ?? [200, {}];
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise<void>((resolve) => void server.close(() => resolve()));
});

let mongodbUri = '';
let client: MongoClient;
let cares: LinkCare[] = [];

beforeEach(async () => {
  asked = [];
  mongodbUri = testMongoUri();
  client = await MongoClient.connect(mongodbUri);
});
afterEach(async () => {
  for (const care of cares) care.halt();
  await Promise.all(cares.map((care) => care.close()));
  cares = [];
  await client.db().dropDatabase();
  await client.close();
});

const at = (host: string, path: string) => `http://${host}.example:${port}${path}`;
const worker = (everyMs?: number, timeoutMs = 300): LinkCare => {
  const care = openLinkCare({
    mongodbUri,
    log: noLog,
    betweenMs,
    ask: (question) => open({ ...question, timeoutMs }),
    ...(everyMs === undefined ? {} : { everyMs }),
  });
  cares.push(care);
  return care;
};
const statuses = async () =>
  Object.fromEntries(
    (await linkStatuses(client.db()).find().toArray()).map(({ _id, status }) => [_id, status]),
  );
const paths = () => asked.map(({ path }) => path).sort();

test('a round finds what is there, gone, moved, silent, and what leads into the house, and keeps it', async () => {
  const links = ['/page', '/gone', '/moved', '/hangs', '/inside'].map((path) => at('a', path));
  await publishIssue(client.db(), 1, hourAgo(), [...links, 'mailto:a@b.example']);
  await publishIssue(client.db(), 2, new Date(Date.now() + 3_600_000), [at('a', '/draft')]);
  expect(await worker().runDue()).toBe(5);
  expect(await statuses()).toEqual({
    [at('a', '/page')]: { state: 'ok', code: 200 },
    [at('a', '/gone')]: { state: 'dead', why: 'answers 404' },
    [at('a', '/moved')]: { state: 'redirected', to: at('a', '/there') },
    [at('a', '/hangs')]: { state: 'unknown', why: 'no answer in time' },
    [at('a', '/inside')]: { state: 'unknown', why: 'not asked: not a public address' },
  });
  expect(paths()).toEqual(['/gone', '/hangs', '/inside', '/moved', '/page', '/there']);
});

test('a host is asked one address after the other, with a pause between', async () => {
  await publishIssue(
    client.db(),
    1,
    hourAgo(),
    ['/1', '/2', '/3'].flatMap((path) => [at('a', path), at('b', path)]),
  );
  await worker().runDue();
  for (const host of ['a', 'b']) {
    const mine = asked.filter((each) => each.host === `${host}.example:${port}`);
    expect(mine).toHaveLength(3);
    mine.slice(1).forEach(({ beganAt }, at) => {
      expect(beganAt - (mine[at]?.endedAt ?? 0)).toBeGreaterThan(betweenMs - 5);
    });
  }
});

test('what was looked at within a fortnight is not asked for again', async () => {
  await publishIssue(client.db(), 1, hourAgo(), [at('a', '/old'), at('a', '/fresh')]);
  const status: LinkStatus = { state: 'dead', why: 'answers 404' };
  await linkStatuses(client.db()).insertMany([
    { _id: at('a', '/old'), status, checkedAt: daysAgo(15) },
    { _id: at('a', '/fresh'), status, checkedAt: daysAgo(13) },
  ]);
  expect(await worker().runDue()).toBe(1);
  expect(await statuses()).toEqual({
    [at('a', '/old')]: { state: 'ok', code: 200 },
    [at('a', '/fresh')]: status,
  });
});

test('of workers side by side one does the hour’s round; one that starts again within it does none', async () => {
  await publishIssue(client.db(), 1, hourAgo(), [at('a', '/1'), at('a', '/2'), at('b', '/3')]);
  const looked = await Promise.all([worker().runDue(), worker().runDue(), worker().runDue()]);
  expect(looked.sort()).toEqual([0, 0, 3]);
  await linkStatuses(client.db()).deleteMany({});
  expect(await worker().runDue()).toBe(0);
  expect(paths()).toEqual(['/1', '/2', '/3']);
});

test('a worker that has to go hangs up, and the next one asks for what is left and nothing else', async () => {
  await publishIssue(client.db(), 1, hourAgo(), [at('a', '/1'), at('a', '/hangs'), at('a', '/last')]);
  const going = worker(0, 60_000);
  const round = going.runDue();
  await eventually(() => asked.some(({ path }) => path === '/hangs'));
  const told = performance.now();
  going.halt();
  expect(await round).toBe(1);
  expect(performance.now() - told).toBeLessThan(5_000);
  expect(await going.runDue()).toBe(0);
  expect(Object.keys(await statuses())).toEqual([at('a', '/1')]);
  expect(await worker(0).runDue()).toBe(2);
  expect(paths()).toEqual(['/1', '/hangs', '/hangs', '/last']);
});
