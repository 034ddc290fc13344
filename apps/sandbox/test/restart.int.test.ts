import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Resend } from 'resend';
import { type Sandbox, startSandbox } from '../src/start-sandbox.ts';
import { type EventSink, openEventSink } from './event-sink.ts';
import { holds } from './holds.ts';

let dataDir: string;
let running: Sandbox[] = [];
let sinks: EventSink[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-restart-'));
});
afterEach(async () => {
  for (const sandbox of running) await sandbox.close();
  running = [];
  for (const sink of sinks) await sink.close();
  sinks = [];
  await rm(dataDir, { recursive: true, force: true });
});

async function start(
  more: Parameters<typeof startSandbox>[0] = {},
): Promise<{ sandbox: Sandbox; resend: Resend }> {
  for (const sandbox of running) await sandbox.close();
  const sandbox = await startSandbox({ dataDir, ...more });
  running = [sandbox];
  return { sandbox, resend: new Resend(sandbox.apiKey, { baseUrl: sandbox.url }) };
}

const long = (n: number) =>
  `<p>Hello reader ${n}</p>${'<p>One sentence, then another.</p>'.repeat(400)}<p>${n}</p>`;
const inline = (n: number) => ({
  from: 'notes@news.test',
  to: `reader${n}@mail.test`,
  subject: `Nº ${n}`,
  html: long(n),
});

it('after a restart the inbox, the keys’ memory, templates, suppressions and the clock are as they were', async () => {
  let { sandbox, resend } = await start();
  const made = await resend.templates.create({
    name: 't',
    html: '<p>{{{A}}}</p>',
    subject: 'S',
    variables: [{ key: 'A', type: 'string' }],
  });
  const id = made.data?.id ?? '';
  await resend.templates.publish(id);
  const first = await resend.batch.send([inline(1), inline(2), inline(3)], { idempotencyKey: 'k1' });
  await resend.emails.send({
    from: 'notes@news.test',
    to: 'ada@mail.test',
    template: { id, variables: { A: 'one' } },
  });
  await resend.suppressions.add({ email: 'bea@mail.test' });
  await sandbox.advanceClock(3_600_000);
  const before = await sandbox.messages();

  ({ sandbox, resend } = await start());
  expect(await sandbox.messages()).toEqual(before);
  expect(before.map(({ html }) => html)).toEqual(['<p>one</p>', long(3), long(2), long(1)]);
  expect((await resend.batch.send([inline(1), inline(2), inline(3)], { idempotencyKey: 'k1' })).data).toEqual(
    first.data,
  );
  expect((await resend.batch.send([inline(9)], { idempotencyKey: 'k1' })).error).toMatchObject({
    name: 'invalid_idempotent_request',
  });
  expect((await resend.suppressions.get('bea@mail.test')).error).toBeNull();
  expect(Date.parse((await sandbox.stats()).now) - Date.now()).toBeGreaterThan(3_500_000);
  const next = await resend.emails.send({
    from: 'notes@news.test',
    to: 'cid@mail.test',
    template: { id, variables: { A: 'two' } },
  });
  expect(before.map((mail) => mail.id)).not.toContain(next.data?.id);
});

it('a line cut off by a crash is dropped, the ones before it stay', async () => {
  let { sandbox, resend } = await start();
  await resend.emails.send(inline(1));
  await sandbox.close();
  running = [];
  await appendFile(join(dataDir, 'log.ndjson'), '{"at":17,"path":"/emails","key"');
  ({ sandbox, resend } = await start());
  expect((await sandbox.stats()).accepted).toBe(1);
  await resend.emails.send(inline(2));
  const lines = (await readFile(join(dataDir, 'log.ndjson'), 'utf8')).trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { call: number }).call)).toEqual([0, 1]);
});

it('a hundred long copies take the room of one', async () => {
  const { sandbox, resend } = await start();
  await resend.batch.send(Array.from({ length: 100 }, (_, n) => inline(n)));
  expect((await readFile(join(dataDir, 'spool.bin'))).length).toBeLessThan(60_000);
  const [mail] = await sandbox.messages({ to: 'reader57@' });
  expect(mail?.html).toBe(long(57));
});

it('events still owed at the stop are delivered after the start, settled ones are not', async () => {
  const sink = await openEventSink();
  sinks.push(sink);
  let { sandbox, resend } = await start({ webhookUrl: sink.url, timescale: 100 });
  await resend.emails.send(inline(1));
  await holds(async () => expect((await sandbox.stats()).events).toMatchObject({ delivered: 2, waiting: 0 }));
  sink.status = 500;
  await resend.emails.send(inline(2));
  await holds(() => expect(sink.events.length).toBeGreaterThanOrEqual(3));
  sink.events.length = 0;
  sink.status = 200;
  ({ sandbox, resend } = await start({ webhookUrl: sink.url, timescale: 100 }));
  await holds(async () => expect((await sandbox.stats()).events).toMatchObject({ waiting: 0 }));
  expect(new Set(sink.events.map(({ to }) => to))).toEqual(new Set(['reader2@mail.test']));
});
