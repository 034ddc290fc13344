import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type FindAddresses, makeAskWeb, publicWeb } from './ask-web.ts';
import { lookAtLink } from './look-at-link.ts';

/** Every name is this machine, as a hostile name server would say. */
const toLoopback: FindAddresses = (_name, _options, callback) =>
  callback(null, [{ address: '127.0.0.1', family: 4 }]);

describe('a look at a link', () => {
  let server: Server;
  let base = '';
  let asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.cookie ?? ''}`.trim());
      const answers: Readonly<Record<string, [number, Record<string, string>]>> = {
        '/page': [200, {}],
        '/gone': [404, {}],
        '/broken': [503, {}],
        '/wall': [403, {}],
        '/no-head': [request.method === 'HEAD' ? 405 : 200, {}],
        '/old': [301, { location: '/page' }],
        '/slash': [301, { location: '/slash/' }],
        '/slash/': [200, {}],
        '/circle': [302, { location: '/circle' }],
        '/inside': [302, { location: 'http://169.254.169.254/latest/meta-data' }],
        '/script': [302, { location: 'file:///etc/passwd' }],
      };
      const [status, headers] = answers[request.url ?? ''] ?? [500, {}];
      response.writeHead(status, headers).end('a page');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  beforeEach(() => {
    asked = [];
  });

  /** The rules that ship, with our own server let in. */
  const open = makeAskWeb({
    ...publicWeb,
    isAllowed: (address) => address === '127.0.0.1' || publicWeb.isAllowed(address),
    isPort: () => true,
  });
  const look = (path: string) => lookAtLink(open, `${base}${path}`);

  test('tells what is there, gone, moved, walled', async () => {
    expect(await look('/page')).toEqual({ state: 'ok', code: 200 });
    expect(await look('/no-head')).toEqual({ state: 'ok', code: 200 });
    expect(await look('/slash')).toEqual({ state: 'ok', code: 200 });
    expect(await look('/old')).toEqual({ state: 'redirected', to: `${base}/page` });
    expect(await look('/gone')).toEqual({ state: 'dead', why: 'answers 404' });
    expect(await look('/broken')).toEqual({ state: 'dead', why: 'answers 503 just now' });
    expect(await look('/circle')).toEqual({ state: 'dead', why: 'leads in circles' });
    expect(await look('/wall')).toEqual({ state: 'unknown', why: 'answers robots with 403' });
  });

  test('costs a server one HEAD where that is answered', async () => {
    await look('/page');
    await look('/gone');
    expect(asked).toEqual(['HEAD /page', 'HEAD /gone']);
  });

  test('follows no redirect into the house, nor to what is no web address', async () => {
    expect(await look('/inside')).toEqual({ state: 'unknown', why: 'not asked: not a public address' });
    expect(await look('/script')).toEqual({ state: 'unknown', why: 'not asked: no web address' });
  });

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/',
    'http://localhost/',
    'https://user:secret@1.1.1.1/',
    'http://1.1.1.1:6379/',
    'ftp://1.1.1.1/',
  ])('asks nobody at %s', async (url) => {
    const status = await lookAtLink(makeAskWeb(), url);
    expect(status.state).toBe('unknown');
    expect('why' in status && status.why).toMatch(/^not asked: /);
  });

  test('a name that points into the house is judged where the connection is made', async () => {
    const { port } = server.address() as AddressInfo;
    const ask = makeAskWeb({ ...publicWeb, isPort: () => true, resolve: toLoopback });
    expect(await lookAtLink(ask, `http://rebound.example:${port}/page`)).toEqual({
      state: 'unknown',
      why: 'not asked: not a public address',
    });
    expect(asked).toEqual([]);
  });

  test('a name nobody has is dead, a port nobody listens on too', async () => {
    const nobody: FindAddresses = (_name, _options, callback) =>
      callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), []);
    const ask = makeAskWeb({ ...publicWeb, resolve: nobody });
    expect(await lookAtLink(ask, 'https://gone.example/')).toEqual({
      state: 'dead',
      why: 'there is no such host',
    });
    expect(await lookAtLink(open, 'http://127.0.0.1:1/')).toEqual({
      state: 'dead',
      why: 'nobody answers there',
    });
  });

  test('reads no more of a page than it was asked to', async () => {
    const answer = await open({ url: `${base}/page`, method: 'GET', timeoutMs: 2_000, maxBytes: 3 });
    expect(answer.body.length).toBeLessThanOrEqual(6);
    const none = await open({ url: `${base}/page`, method: 'GET', timeoutMs: 2_000, maxBytes: 0 });
    expect(none.body).toBe('');
  });
});
