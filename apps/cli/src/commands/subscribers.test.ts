import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeFolder, runCli } from '../../test/run-cli.ts';

const token = 'a-local-token-of-at-least-thirty-two-characters';
const newsletterId = 'b'.repeat(24);
const importId = 'd'.repeat(24);
const view = {
  id: importId,
  name: 'list.csv',
  state: 'uploaded',
  columns: ['E-Mail', 'Name'],
  mapping: { address: 0, name: 1 },
  bytes: 40,
  bytesRead: 40,
  rows: 3,
  counts: { added: 2, confirmed: 0, updated: 0, known: 0, repeated: 0, refused: 1 },
  failure: null,
};
const stats = {
  newsletters: [
    {
      newsletterId,
      name: 'The Canal',
      slug: 'canal',
      counts: { confirmed: 1412, pending: 3, unsubscribed: 40 },
      weeks: [{ from: '2026-11-16T00:00:00.000Z', joined: 12, left: 2 }],
    },
  ],
};

const history = {
  history: {
    deliveries: [
      {
        campaignId: 'c'.repeat(24),
        issueId: 'a'.repeat(24),
        newsletterId,
        subject: 'Gates again',
        state: 'delivered',
        stateAt: '2026-11-20T08:00:09.000Z',
        submittedAt: '2026-11-20T08:00:01.000Z',
        softBouncedAt: null,
        openedAt: '2026-11-20T09:30:00.000Z',
        clickedAt: null,
        providerId: 'mail-1',
      },
    ],
    singles: [{ kind: 'confirm', state: 'submitted', mailedAt: '2026-11-01T10:00:00.000Z', became: null }],
    next: `${'c'.repeat(24)}.000001`,
  },
  standing: {
    suppressed: { reason: 'bounce', since: '2026-11-21T00:00:00.000Z', source: 'soft-bounces' },
    provider: { listed: null, removed: null },
  },
};

/** A desk that takes a file, is asked three times, and is done. */
async function startDesk() {
  const asked: { path: string; body: string }[] = [];
  let looks = 0;
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const path = (request.url ?? '').replace('/api/masthead/subscribers', '');
    asked.push({ path, body });
    const json = (answer: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    if (request.headers.authorization !== `MastheadLocal ${token}`) return json({}, 401);
    if (path === '/stats') return json(stats);
    if (path.startsWith('/imports?')) return json(view);
    if (path.endsWith('/start')) return json({ ...view, state: 'importing' });
    if (path.endsWith('/errors') || path.startsWith('/export'))
      return response.end('row,problem\r\n2,no\r\n');
    if (path === `/imports/${importId}`) {
      looks += 1;
      return json({ ...view, state: looks > 1 ? 'done' : 'importing' });
    }
    if (path === '/history') return json(body.includes('nobody') ? { ...history, history: null } : history);
    if (path === '/add') return json({ outcome: 'added' });
    if (path === '/restore')
      return json({ error: { message: 'Not suppressed.', help: 'Nothing was changed.' } }, 404);
    return json({});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { asked, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('masthead subscribers', () => {
  let desk: Awaited<ReturnType<typeof startDesk>>;
  const folder = makeFolder({ 'list.csv': 'E-Mail,Name\na@reader.example.net,A\nnope,N\n' });
  const run = (...args: string[]) =>
    runCli(['subscribers', ...args], folder, { ADMIN_URL: desk.url, LOCAL_TOKEN: token });

  beforeEach(async () => {
    desk = await startDesk();
  });
  afterEach(() => {
    desk.server.closeAllConnections();
    desk.server.close();
  });

  it('imports a file: uploads it, says what the columns are, waits, saves what was refused', async () => {
    const { code, out } = await run(
      'import',
      'list.csv',
      '--consent',
      'asked on paper',
      '--map',
      'address=E-Mail',
      '--errors',
      'refused.csv',
    );
    expect(code).toBe(0);
    expect(out).toContain('3 rows');
    expect(out).toMatch(/2 added[\s\S]*1 refused/);
    expect(desk.asked.find(({ path }) => path.startsWith('/imports?'))?.body).toContain('nope,N');
    const start = desk.asked.find(({ path }) => path.endsWith('/start'));
    expect(JSON.parse(start?.body ?? '')).toEqual({
      newsletterId,
      mapping: { address: 0, name: 1 },
      consentSource: 'asked on paper',
      dryRun: false,
    });
    expect(readFileSync(join(folder, 'refused.csv'), 'utf8')).toContain('2,no');
  });

  it('throws the file of a dry run away', async () => {
    await run('import', 'list.csv', '--consent', 'asked on paper', '--dry-run');
    expect(desk.asked.at(-1)?.path).toBe(`/imports/${importId}/cancel`);
  });

  it.each([
    [['import', 'list.csv'], 2, 'consent'],
    [['import', 'nowhere.csv', '--consent', 'paper'], 2, 'There is no file nowhere.csv.'],
    [['import', 'list.csv', '--consent', 'paper', '--map', 'name=Nom'], 2, 'no column "Nom"'],
    [['import', 'list.csv', '--consent', 'paper', '--newsletter', 'other'], 2, '--newsletter: canal'],
    [['suppress', 'a@reader.example.net'], 2, 'reason'],
    [['restore', 'a@reader.example.net', '--reason', 'asked us'], 1, 'Not suppressed. Nothing was changed.'],
  ])('%j ends with %i and says why', async (args, exitCode, words) => {
    const { code, err } = await run(...args);
    expect(code).toBe(exitCode);
    expect(err).toContain(words);
  });

  it('exports to a file or to the terminal', async () => {
    expect((await run('export', '--state', 'confirmed')).out).toBe('row,problem\r\n2,no\r\n');
    expect(desk.asked.at(-1)?.path).toBe('/export?state=confirmed');
    expect((await run('export', '--out', 'all.csv')).code).toBe(0);
    expect(readFileSync(join(folder, 'all.csv'), 'utf8')).toContain('2,no');
  });

  it('adds, suppresses with a reason, and erases without one', async () => {
    expect((await run('add', 'a@reader.example.net', '--consent', 'on paper')).out).toBe('Added.\n');
    expect((await run('suppress', 'a@reader.example.net', '--reason', 'asked us')).out).toContain(
      'Suppressed',
    );
    expect(JSON.parse(desk.asked.at(-1)?.body ?? '')).toEqual({
      address: 'a@reader.example.net',
      reason: 'asked us',
    });
    expect((await run('erase', 'a@reader.example.net')).out).toContain('Erased');
    expect((await run('erase', 'a@reader.example.net', '--reason', 'asked us')).out).toContain('Erased');
    expect(JSON.parse(desk.asked.at(-1)?.body ?? '')).toEqual({ address: 'a@reader.example.net' });
  });

  it('history tells what an address got, when, and what became of it; the address is in no path', async () => {
    const { out } = await run('history', 'a@reader.example.net', '--limit', '1');
    expect(out).toBe(
      [
        'Suppressed since 2026-11-21 00:00 (bounce, soft-bounces).',
        '2026-11-20 08:00  “Gates again”: delivered 2026-11-20 08:00, opened 2026-11-20 09:30',
        '2026-11-01 10:00  confirm mail: submitted',
        `Older ones: --before ${'c'.repeat(24)}.000001`,
        '',
      ].join('\n'),
    );
    expect(desk.asked.at(-1)).toEqual({
      path: '/history',
      body: JSON.stringify({ address: 'a@reader.example.net', limit: 1 }),
    });
    const before = `${'c'.repeat(24)}.000001`;
    await run('history', 'a@reader.example.net', '--before', before);
    expect(JSON.parse(desk.asked.at(-1)?.body ?? '')).toMatchObject({ limit: 50, before });
    expect(JSON.parse((await run('history', 'a@reader.example.net', '--json')).out)).toEqual(history);
    expect((await run('history', 'nobody@reader.example.net')).out).toContain('Nobody reads');
  });

  it('tells how many there are', async () => {
    const { out } = await run('stats');
    expect(out).toContain('The Canal (canal): 1,412 confirmed, 3 pending, 40 unsubscribed');
    expect(out).toContain('12 joined, 2 left');
  });
});
