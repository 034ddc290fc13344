import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Resend } from 'resend';
import { type Sandbox, startSandbox } from '../src/start-sandbox.ts';
import { type EventSink, openEventSink } from './event-sink.ts';
import { holds } from './holds.ts';
import { loadConformance } from './openapi.ts';

let sink: EventSink;
let sandbox: Sandbox;
let resend: Resend;

beforeEach(async () => {
  sink = await openEventSink();
  sandbox = await startSandbox({ webhookUrl: sink.url, timescale: 100 });
  resend = new Resend(sandbox.apiKey, { baseUrl: sandbox.url });
});
afterEach(async () => {
  await sandbox.close();
  await sink.close();
});

const mail = (to: string) => ({
  from: 'Gradient Notes <notes@news.test>',
  to,
  subject: 'What changed',
  text: 'Hello',
  tags: [{ name: 'campaign', value: 'c1' }],
});
const typesFor = (to: string) => sink.events.filter((event) => event.to === to).map(({ type }) => type);

it('every event verifies with the SDK and has the shape the description promises', async () => {
  const openapi = await loadConformance();
  const fates = ['ada', 'bounce+1', 'soft+1', 'delay+1', 'complain+1', 'suppressed+1', 'failed+1', 'quota+1'];
  await resend.batch.send(fates.map((fate) => mail(`${fate}@mail.test`)));
  await holds(() => expect(sink.events).toHaveLength(17));
  for (const { body, id, timestamp, signature, type } of sink.events) {
    const verify = (payload: string) =>
      resend.webhooks.verify({
        payload,
        headers: { id, timestamp, signature },
        webhookSecret: sandbox.webhookSecret,
      });
    expect(verify(body)).toEqual(JSON.parse(body));
    expect(() => verify(`${body} `)).toThrow('No matching signature');
    if (type.startsWith('email.')) openapi.expectValidEvent(JSON.parse(body));
  }
  const sent = JSON.parse(sink.events.find(({ to }) => to === 'ada@mail.test')?.body ?? '') as {
    data: unknown;
  };
  expect(sent.data).toMatchObject({ tags: { campaign: 'c1' }, subject: 'What changed' });
});

it('an address meets the fate its name asks for', async () => {
  const fates = {
    ada: ['sent', 'delivered'],
    'bounce+1': ['sent', 'bounced'],
    'delay+1': ['sent', 'delivery_delayed', 'delivered'],
    'complain+1': ['sent', 'delivered', 'complained'],
    'suppressed+1': ['suppressed'],
    'quota+1': ['failed'],
    silent: [],
  };
  await resend.batch.send(Object.keys(fates).map((fate) => mail(`${fate}@mail.test`)));
  await holds(() => {
    for (const [fate, types] of Object.entries(fates))
      expect(typesFor(`${fate}@mail.test`).sort()).toEqual(types.map((type) => `email.${type}`).sort());
  });
});

it('a hard bounce puts the address on the list, and the next mail to it is accepted and suppressed', async () => {
  await resend.emails.send(mail('bounce+ada@mail.test'));
  expect((await resend.suppressions.get('bounce+ada@mail.test')).data).toMatchObject({ origin: 'bounce' });
  expect((await resend.emails.send(mail('bounce+ada@mail.test'))).error).toBeNull();
  await holds(() => expect(typesFor('bounce+ada@mail.test')).toContain('email.suppressed'));
  expect(sink.events.map(({ type }) => type)).toContain('suppression.added');
});

it('what was not taken is sent again with the same id, by the provider’s schedule and the virtual clock', async () => {
  sink.status = 503;
  await resend.emails.send(mail('ada@mail.test'));
  await holds(() => expect(sink.events).toHaveLength(2));
  for (const hours of [1, 1, 1]) await sandbox.advanceClock(hours * 3_600_000);
  await holds(async () => expect((await sandbox.stats()).events?.failedAttempts).toBeGreaterThanOrEqual(4));
  sink.status = 200;
  await holds(async () => {
    await sandbox.advanceClock(10 * 3_600_000);
    expect((await sandbox.stats()).events).toMatchObject({ delivered: 2, waiting: 0, givenUp: 0 });
  });
  expect(new Set(sink.events.map(({ id }) => id)).size).toBe(2);
});

it('duplicates, early and late events come when asked for', async () => {
  sandbox.setFaults({ rules: [{ event: { kind: 'early' } }, { event: { kind: 'duplicate' } }] });
  await resend.emails.send(mail('ada@mail.test'));
  // The answer has just come, and the event was there before it.
  expect(typesFor('ada@mail.test')).toContain('email.sent');
  await holds(() => expect(sink.events).toHaveLength(4));
  expect(new Set(sink.events.map(({ id }) => id)).size).toBe(2);
  sandbox.setFaults({ rules: [{ event: { kind: 'delay', delayMs: 3_600_000 } }] });
  await resend.emails.send(mail('bea@mail.test'));
  await sandbox.advanceClock(3_599_000);
  expect(typesFor('bea@mail.test')).toEqual([]);
  await sandbox.advanceClock(3_602_000);
  await holds(() => expect(typesFor('bea@mail.test')).toHaveLength(2));
});

it('reordered events arrive all the same', async () => {
  sandbox.setFaults({ rules: [{ seed: 3, event: { kind: 'reorder', spreadMs: 300 } }] });
  await resend.batch.send(Array.from({ length: 50 }, (_, n) => mail(`r${n}@mail.test`)));
  await holds(() => expect(sink.events).toHaveLength(100));
  const sent = sink.events.filter(({ type }) => type === 'email.sent').map(({ to }) => to);
  expect(sent).not.toEqual(Array.from({ length: 50 }, (_, n) => `r${n}@mail.test`));
});
