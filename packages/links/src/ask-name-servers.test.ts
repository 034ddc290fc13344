import { createSocket, type Socket } from 'node:dgram';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeAskNameServers } from './ask-name-servers.ts';
import type { FindAddresses } from './ask-web.ts';
import { makeAskWeb, NotAsked, publicWeb } from './ask-web.ts';

const TYPE_A = 1;
const NO_SUCH_NAME = 3;

/** What this name server knows: IPv4 addresses by name; a name that is not there does not exist. */
const zone: Readonly<Record<string, string | null>> = {
  'page.example': '93.184.216.34',
  'rebound.example': '169.254.169.254',
  'mail-only.example': null,
};

let server: Socket;
let servers: string[] = [];

beforeAll(async () => {
  server = createSocket('udp4');
  server.on('message', (query, { address, port }) => server.send(answerTo(query), port, address));
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  servers = [`127.0.0.1:${server.address().port}`];
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

/** RFC 1035: header, the question again, one record that points at it. */
function answerTo(query: Buffer): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const question = query.subarray(12, at + 5);
  const address = zone[labels.join('.').toLowerCase()];
  const isA = query.readUInt16BE(at + 1) === TYPE_A;
  const record =
    isA && typeof address === 'string'
      ? Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)])
      : Buffer.alloc(0);
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180 | (address === undefined ? NO_SUCH_NAME : 0), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(record.length > 0 ? 1 : 0, 6);
  header.writeUInt32BE(0, 8);
  return Buffer.concat([header, question, record]);
}

const find = (resolve: FindAddresses, name: string) =>
  new Promise<unknown>((done) =>
    resolve(name, { all: true }, (error, found) => done(error === null ? found : error.code)),
  );

test('a name’s addresses are asked of the name servers; who has none is nobody', async () => {
  const resolve = makeAskNameServers(servers);
  expect(await find(resolve, 'page.example')).toEqual([{ address: '93.184.216.34', family: 4 }]);
  expect(await find(resolve, 'none.example')).toBe('ENOTFOUND');
  expect(await find(resolve, 'mail-only.example')).toBe('ENOTFOUND');
});

test('a name server that is away says nothing of a name', async () => {
  const closed = createSocket('udp4');
  await new Promise<void>((resolve) => closed.bind(0, '127.0.0.1', resolve));
  const { port } = closed.address();
  await new Promise<void>((resolve) => closed.close(() => resolve()));
  expect(await find(makeAskNameServers([`127.0.0.1:${port}`]), 'page.example')).toBe('EAI_AGAIN');
}, 20_000);

test('a name that points into the house is refused where the connection is made', async () => {
  const ask = makeAskWeb({ ...publicWeb, resolve: makeAskNameServers(servers) });
  await expect(
    ask({ url: 'http://rebound.example/', method: 'HEAD', timeoutMs: 5_000, maxBytes: 0 }),
  ).rejects.toThrow(NotAsked);
});
