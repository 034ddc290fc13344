import { lookup } from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeAskWeb, publicWeb } from '@masthead/links';
import { makeLookUp } from './look-up.ts';
import { type Kept, makePoliteLookUp, TooManyWaiting } from './polite-look-up.ts';

const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2606.01234v1</id><published>2026-06-02T00:00:00Z</published><title>Tides</title><author><name>Nia Mbeki</name></author></entry></feed>`;
const work = JSON.stringify({ status: 'ok', message: { DOI: '10.5555/a(b)', title: ['Works'], author: [] } });

describe('a registry is asked', () => {
  let server: Server;
  let base = '';
  const asked: string[] = [];
  let answer: { status: number; body: string; location?: string } = { status: 200, body: '' };

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const { body, location, status } = answer;
      response.writeHead(status, location === undefined ? {} : { location });
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const here = () =>
    makeLookUp(makeAskWeb({ isAllowed: () => true, isPort: () => true, resolve: lookup }), {
      arxiv: base,
      crossref: base,
    });

  it('by an arXiv id and by a DOI, each in its own words', async () => {
    answer = { status: 200, body: atom };
    expect(await here()({ registry: 'arxiv', id: '2606.01234' })).toMatchObject({ title: 'Tides' });
    answer = { status: 200, body: work };
    expect(await here()({ registry: 'crossref', id: '10.5555/a(b)' })).toMatchObject({ title: 'Works' });
    expect(asked.slice(-2)).toEqual(['/api/query?id_list=2606.01234&max_results=1', '/works/10.5555%2Fa(b)']);
  });

  it('and what it says of another paper is not taken for this one', async () => {
    answer = { status: 200, body: atom };
    expect(await here()({ registry: 'arxiv', id: '2606.09999' })).toBeNull();
  });

  it.each([
    [404, null],
    [400, null],
  ] as const)('and a %i means it knows no such paper', async (status, expected) => {
    answer = { status, body: 'Resource not found.' };
    expect(await here()({ registry: 'crossref', id: '10.5555/none' })).toBe(expected);
  });

  it.each([
    { status: 503, body: '' },
    { status: 429, body: '' },
    { status: 302, body: '', location: '/elsewhere' },
  ])('and $status is no answer: nobody is followed elsewhere', async (given) => {
    answer = given;
    const before = asked.length;
    await expect(here()({ registry: 'crossref', id: '10.5555/x' })).rejects.toThrow(
      `answered ${given.status}`,
    );
    expect(asked.length).toBe(before + 1);
  });

  it.each([
    ['arxiv', '2606.01234', '<html><body>Rate exceeded.</body></html>'],
    ['arxiv', '2606.01234', ''],
    ['crossref', '10.5555/x', '<html><body>Too many requests</body></html>'],
    // Cut off where the desk stops reading.
    ['crossref', '10.5555/x', work.slice(0, 40)],
  ] as const)('and what %s says of %s in another form is no "not known": %j', async (registry, id, body) => {
    answer = { status: 200, body };
    await expect(here()({ registry, id })).rejects.toThrow('answered something else');
  });

  it('and an empty feed means it knows no such paper', async () => {
    answer = { status: 200, body: '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>' };
    expect(await here()({ registry: 'arxiv', id: '2606.01234' })).toBeNull();
  });

  it('never in a network that is not the public one', async () => {
    const before = asked.length;
    const guarded = makeLookUp(makeAskWeb(publicWeb), { arxiv: base, crossref: 'http://169.254.169.254' });
    await expect(guarded({ registry: 'arxiv', id: '2606.01234' })).rejects.toThrow();
    await expect(guarded({ registry: 'crossref', id: '10.5555/x' })).rejects.toThrow();
    expect(asked.length).toBe(before);
  });
});

describe('manners', () => {
  const paper = { title: 'T', authors: [], venue: null, year: null, arxivId: '1', doi: null, url: null };
  const id = (number: number) => ({ registry: 'arxiv', id: `2606.0${1000 + number}` }) as const;
  const stage = (fails = false) => {
    const shelf = new Map<string, Kept>();
    const log: string[] = [];
    let now = new Date('2026-06-01T00:00:00Z');
    const lookUp = makePoliteLookUp({
      lookUp: (one) => {
        log.push(one.id);
        return fails
          ? Promise.reject(new Error('down'))
          : Promise.resolve(one.id.endsWith('9') ? null : paper);
      },
      now: () => now,
      wait: (ms) => {
        log.push(`${ms} ms`);
        return Promise.resolve();
      },
      shelf: {
        get: (key) => Promise.resolve(shelf.get(key) ?? null),
        put: (key, kept) => Promise.resolve(void shelf.set(key, kept)),
      },
    });
    return {
      lookUp,
      log,
      shelf,
      later: (days: number) => (now = new Date(now.getTime() + days * 86_400_000)),
    };
  };

  it('pauses between two questions, and asks the same at once only once', async () => {
    const { log, lookUp } = stage();
    await Promise.all([lookUp(id(1)), lookUp(id(1)), lookUp(id(2))]);
    expect(log.slice(0, 3)).toEqual([id(1).id, '3000 ms', id(2).id]);
  });

  it('keeps an answer for a month and a "not known" for a day', async () => {
    const { later, log, lookUp } = stage();
    await lookUp(id(1));
    await lookUp(id(9));
    later(0.9);
    await lookUp(id(1));
    await lookUp(id(9));
    expect(log.filter((line) => !line.endsWith('ms'))).toEqual([id(1).id, id(9).id]);
    later(0.2);
    await lookUp(id(9));
    later(30);
    await lookUp(id(1));
    expect(log.filter((line) => !line.endsWith('ms'))).toEqual([id(1).id, id(9).id, id(9).id, id(1).id]);
  });

  it('keeps no failure, and goes on after one', async () => {
    const { log, lookUp, shelf } = stage(true);
    await expect(lookUp(id(1))).rejects.toThrow('down');
    await expect(lookUp(id(1))).rejects.toThrow('down');
    expect([shelf.size, log.filter((line) => line === id(1).id).length]).toEqual([0, 2]);
  });

  it('says that too many wait, which is not to say that a paper is not known', async () => {
    const { lookUp, shelf } = stage();
    const answers = await Promise.allSettled(
      Array.from({ length: 21 }, (_, at) => lookUp(id(100 + at * 10))),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(answers[20]).toMatchObject({ status: 'rejected', reason: expect.any(TooManyWaiting) });
    expect(shelf.has(`arxiv:${id(300).id}`)).toBe(false);
  });
});
