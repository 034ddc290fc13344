import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Harness, makeMailbox, openHarness, plainRenderer } from '../../test/reader-harness.ts';
import type { OutboxDoc } from '../mongo/outbox-store.ts';
import type { OutboxMail } from '../ports/outbox.ts';
import { sameKeyMs, timing } from '../timing.ts';
import { InvalidMail } from './mailbox.ts';

// Ten thousand cases, or a database, on a machine that does other things too.
jest.setTimeout(60_000);

const mail = (purposeKey: string, more: Partial<OutboxMail> = {}): OutboxMail => ({
  purposeKey,
  kind: 'notice',
  from: { name: 'The "Desk"', address: 'desk@press.example.org' },
  to: 'editor@press.example.org',
  replyTo: null,
  subject: '$subject of a notice',
  html: '<p>Hello</p>',
  text: 'Hello',
  headers: { 'X-Kind': 'notice' },
  ...more,
});

class Killed extends Error {}

describe('the outbox', () => {
  let house: Harness;
  let mailbox: ReturnType<typeof makeMailbox>;
  let count = 0;
  let key = '';
  beforeAll(async () => {
    house = await openHarness();
  });
  afterAll(() => house.close());
  beforeEach(() => {
    mailbox = makeMailbox();
    count += 1;
    key = `test/${count}`;
  });

  const worker = (killAt: string | null = null) =>
    house.side.processors({
      renderer: plainRenderer,
      transport: mailbox,
      siteUrl: '',
      timing: timing(1),
      failpoint: (name) => {
        if (name === killAt) throw new Killed(name);
      },
    }).outbox;
  const row = () => house.database.db.collection<OutboxDoc>('outbox').findOne({ _id: key });

  it('one purpose is one mail, however often it is asked for and however many work on it', async () => {
    const asked = await Promise.all([1, 2, 3, 4].map(() => house.side.outbox.enqueue(mail(key))));
    expect(asked.sort()).toEqual(['already', 'already', 'already', 'queued']);
    expect(await house.side.outbox.state(key)).toBe('ready');
    await Promise.all([worker().runDue(), worker().runDue(), worker().runDue()]);
    expect(mailbox.sent).toHaveLength(1);
    expect(mailbox.sent[0]).toMatchObject({
      from: '"The \\"Desk\\"" <desk@press.example.org>',
      to: 'editor@press.example.org',
      subject: '$subject of a notice',
      headers: { 'X-Kind': 'notice' },
    });
    expect(mailbox.sent[0]?.key).toMatch(/^masthead\/test\/outbox\/[\w-]{43}\/1$/);
    expect(await house.side.outbox.state(key)).toBe('submitted');
    expect(await house.side.outbox.enqueue(mail(key))).toBe('already');
    await worker().runDue();
    expect(mailbox.sent).toHaveLength(1);
    // Nothing needs the bodies any more.
    expect((await row())?.mail).not.toHaveProperty('html');
  });

  it.each(['outbox.after-claim', 'outbox.after-call', 'outbox.after-record'])(
    'a worker killed at %s and a restart make one mail',
    async (failpoint) => {
      await house.side.outbox.enqueue(mail(key));
      await expect(worker(failpoint).runDue()).rejects.toThrow(Killed);
      // Its lease still runs: nobody takes the mail before it is over.
      await worker().runDue();
      expect(mailbox.sent.length).toBe(failpoint === 'outbox.after-claim' ? 0 : 1);
      await house.letTimePass();
      await worker().runDue();
      expect(mailbox.sent).toHaveLength(1);
      expect(await house.side.outbox.state(key)).toBe('submitted');
    },
  );

  it('an ambiguous answer keeps key and body, even when the mail was suppressed meanwhile or refused later', async () => {
    await house.side.outbox.enqueue(mail(key, { kind: 'welcome', to: 'doubt@mail.example.org' }));
    mailbox.answers.push({ kind: 'inDoubt', why: 'no-answer' });
    await worker().runDue();
    expect(await row()).toMatchObject({ state: 'submitting', inDoubt: true, attempt: 1 });
    await house.side.suppressions.add([{ address: 'doubt@mail.example.org', reason: 'bounce', source: 'x' }]);
    mailbox.answers.push({
      kind: 'refused',
      refusal: 'quota',
      code: 'daily_quota_exceeded',
      message: '',
      retryAfterMs: null,
    });
    await house.letTimePass();
    await worker().runDue();
    expect(await row()).toMatchObject({ state: 'submitting', inDoubt: true, attempt: 1 });
    await house.letTimePass();
    await worker().runDue();
    expect(await house.side.outbox.state(key)).toBe('submitted');
    expect(mailbox.sent[0]?.key.endsWith('/1')).toBe(true);
  });

  it('in doubt for 22 hours is unknown and never sent again', async () => {
    await house.side.outbox.enqueue(mail(key));
    mailbox.answers.push({ kind: 'inDoubt', why: 'server-error' });
    await worker().runDue();
    await house.database.db
      .collection<{ _id: string }>('outbox')
      .updateOne(
        { _id: key },
        { $set: { firstAttemptAt: new Date(Date.now() - sameKeyMs - 1000), dueAt: new Date(0) } },
      );
    const calls = mailbox.calls;
    await worker().runDue();
    expect(await house.side.outbox.state(key)).toBe('unknown');
    expect(mailbox.calls).toBe(calls);
  });

  it('unknown, or still in doubt, is settled by an event that tells of it', async () => {
    for (const state of ['unknown', 'submitting'] as const) {
      await house.side.outbox.enqueue(mail(`${key}/${state}`));
      await house.database.db
        .collection<OutboxDoc>('outbox')
        .updateOne({ _id: `${key}/${state}` }, { $set: { state, inDoubt: true } });
    }
    await house.chores();
    expect(await house.side.outbox.state(`${key}/unknown`)).toBe('unknown');
    await house.database.db
      .collection<OutboxDoc>('outbox')
      .updateMany({ _id: new RegExp(`^${key}/`) }, { $set: { mark: '5|msg_1|failed' } });
    await house.chores();
    for (const state of ['unknown', 'submitting']) {
      expect(await house.side.outbox.state(`${key}/${state}`)).toBe('submitted');
    }
    await house.letTimePass();
    await worker().runDue();
    expect(mailbox.calls).toBe(0);
  });

  it('a refusal thaws it: a new attempt, a new key, a new last look', async () => {
    await house.side.outbox.enqueue(mail(key, { kind: 'confirm', to: 'later@mail.example.org' }));
    mailbox.answers.push(
      { kind: 'retryAfter', ms: 1_000 },
      { kind: 'refused', refusal: 'access', code: 'invalid_api_key', message: '', retryAfterMs: null },
    );
    await worker().runDue();
    expect(await row()).toMatchObject({ state: 'ready', attempt: 1 });
    await house.letTimePass();
    await worker().runDue();
    expect(await row()).toMatchObject({ state: 'ready', attempt: 2, fault: { code: 'invalid_api_key' } });
    await house.side.suppressions.add([
      { address: 'later@mail.example.org', reason: 'complaint', source: 'x' },
    ]);
    await house.letTimePass();
    await worker().runDue();
    expect(await row()).toMatchObject({ state: 'failed', fault: { code: 'suppressed' } });
    expect(mailbox.sent).toHaveLength(0);
  });

  it('a worker that was frozen and comes back changes nothing', async () => {
    await house.side.outbox.enqueue(mail(key));
    const frozen = makeMailbox();
    let wake = () => {};
    const asleep = new Promise<void>((done) => (wake = done));
    const slow = house.side
      .processors({
        renderer: plainRenderer,
        transport: {
          submitMail: async (...call) => {
            await mailbox.submitMail(...call);
            await asleep;
            return {
              kind: 'refused',
              refusal: 'invalid',
              code: 'invalid_parameter',
              message: '',
              retryAfterMs: null,
            };
          },
        },
        siteUrl: '',
        timing: timing(1),
        failpoint: () => undefined,
      })
      .outbox.runDue();
    while (mailbox.calls === 0) await new Promise((next) => setImmediate(next));
    await house.letTimePass();
    await worker().runDue();
    expect(await house.side.outbox.state(key)).toBe('submitted');
    wake();
    await slow;
    expect(await house.side.outbox.state(key)).toBe('submitted');
    expect(mailbox.sent).toHaveLength(1);
    expect(frozen.sent).toHaveLength(0);
  });

  it('told to stop, finishes the call it is in and claims nothing more', async () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) await house.side.outbox.enqueue(mail(`${key}/${n}`));
    const stopping = worker();
    const submitMail = mailbox.submitMail.bind(mailbox);
    mailbox.submitMail = async (...call) => {
      stopping.halt?.();
      return submitMail(...call);
    };
    await stopping.runDue();
    const left = await house.database.db.collection('outbox').countDocuments({ state: 'ready' });
    expect(mailbox.sent.length).toBeLessThanOrEqual(4);
    expect(mailbox.sent.length + left).toBe(8);
    mailbox.submitMail = submitMail;
    await worker().runDue();
    expect(mailbox.sent).toHaveLength(8);
  });

  it.each<[string, Partial<OutboxMail>]>([
    ['a subject with a line break', { subject: 'a\r\nBcc: x@y.example.org' }],
    ['a second recipient', { to: 'a@x.example.org, b@x.example.org' }],
    ['a header value with a line break', { headers: { 'X-A': 'b\nBcc: c' } }],
    ['a header name that is none', { headers: { 'X A:': 'b' } }],
    ['no text part', { text: '' }],
    ['a sender name with a line break', { from: { name: 'a\n', address: 'a@x.example.org' } }],
  ])('refuses %s', async (_name, more) => {
    await expect(house.side.outbox.enqueue(mail(key, more))).rejects.toThrow(InvalidMail);
    expect(await house.side.outbox.state(key)).toBeNull();
  });
});
