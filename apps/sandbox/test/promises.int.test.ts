import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Resend } from 'resend';
import { type LoggedCall, type Sandbox, startSandbox } from '../src/start-sandbox.ts';

let sandbox: Sandbox;
let resend: Resend;
let wallNow = Date.parse('2026-11-22T12:00:00.100Z');

beforeAll(async () => {
  sandbox = await startSandbox({ wallClock: () => wallNow });
  resend = new Resend(sandbox.apiKey, { baseUrl: sandbox.url });
});
afterAll(async () => await sandbox.close());
afterEach(async () => {
  await sandbox.reset();
  sandbox.setLimits({ requestsPerSecond: 0, window: 'fixed', dailyQuota: 0, monthlyQuota: 0 });
});

const mail = (n: number) => ({
  from: 'notes@news.test',
  to: `reader${n}@mail.test`,
  subject: 'What changed',
  text: 'Hello',
  tags: [{ name: 'issue', value: 'n12' }],
});
const send = async (n: number, idempotencyKey: string) =>
  await resend.batch.send([mail(n), mail(n + 1)], { idempotencyKey });

async function logged(): Promise<LoggedCall[]> {
  const lines: LoggedCall[] = [];
  for await (const line of sandbox.log()) lines.push(JSON.parse(line) as LoggedCall);
  return lines;
}

describe('Idempotency-Key', () => {
  it('the same key with the same body gets the original ids and sends once', async () => {
    const first = await send(1, 'k1');
    expect((await send(1, 'k1')).data).toEqual(first.data);
    expect((await sandbox.stats()).accepted).toBe(2);
  });

  it('the same key with another body is refused', async () => {
    await send(1, 'k1');
    expect((await send(5, 'k1')).error).toMatchObject({
      statusCode: 409,
      name: 'invalid_idempotent_request',
    });
  });

  it('a key in flight is refused until its first call is answered', async () => {
    sandbox.setFaults({ rules: [{ match: { nth: 1 }, fault: { kind: 'slow', delayMs: 200 } }] });
    const slow = send(1, 'k1');
    let meanwhile = await send(1, 'k1');
    // The two calls race for the door; whichever came second was told to wait.
    if (meanwhile.error === null) meanwhile = await slow;
    expect(
      [meanwhile, await slow].some(({ error }) => error?.name === 'concurrent_idempotent_requests'),
    ).toBe(true);
    expect((await sandbox.stats()).accepted).toBe(2);
  });

  it('is remembered for 24 hours of the virtual clock', async () => {
    const first = await send(1, 'k1');
    await sandbox.advanceClock(24 * 3_600_000 - 1);
    expect((await send(1, 'k1')).data).toEqual(first.data);
    await sandbox.advanceClock(1);
    expect((await send(1, 'k1')).data).not.toEqual(first.data);
    expect(await sandbox.stats()).toMatchObject({ accepted: 4, duplicates: 2 });
  });

  it('a refused call leaves its key free', async () => {
    const bad = { ...mail(1), to: 'ada@example.com' };
    expect((await resend.batch.send([bad], { idempotencyKey: 'k1' })).error).not.toBeNull();
    expect((await send(1, 'k1')).error).toBeNull();
  });

  it('has 1 to 256 characters', async () => {
    expect((await send(1, 'k'.repeat(257))).error).toMatchObject({
      statusCode: 400,
      name: 'invalid_idempotency_key',
    });
    expect((await send(1, 'k'.repeat(256))).error).toBeNull();
  });
});

describe('limits', () => {
  it('a fixed window lets so many through, answers 429 with retry-after, and opens anew', async () => {
    sandbox.setLimits({ requestsPerSecond: 2 });
    const answers = [await send(1, 'a'), await send(3, 'b'), await send(5, 'c')];
    expect(answers.map(({ error }) => error?.name ?? null)).toEqual([null, null, 'rate_limit_exceeded']);
    expect(answers[0]?.headers).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'ratelimit-policy': '2;w=1',
    });
    expect(answers[0]?.headers).not.toHaveProperty('retry-after');
    expect(answers[2]?.headers).toMatchObject({ 'retry-after': '1', 'ratelimit-remaining': '0' });
    wallNow += 900;
    expect((await send(5, 'c')).error).toBeNull();
    expect(await sandbox.stats()).toMatchObject({
      accepted: 6,
      maxRequestsInWindow: 3,
      requests: { refused: 1, limit: 2 },
    });
  });

  it('a sliding window looks back a whole second', async () => {
    sandbox.setLimits({ requestsPerSecond: 2, window: 'sliding' });
    await send(1, 'a');
    wallNow += 600;
    await send(3, 'b');
    wallNow += 300;
    expect((await send(5, 'c')).error).toMatchObject({ name: 'rate_limit_exceeded' });
    wallNow += 100;
    expect((await send(5, 'c')).error).toBeNull();
  });

  it('a quota refuses the call that goes over it, whole, until the day turns', async () => {
    sandbox.setLimits({ dailyQuota: 3 });
    await send(1, 'a');
    expect((await send(3, 'b')).error).toMatchObject({ statusCode: 429, name: 'daily_quota_exceeded' });
    expect((await sandbox.stats()).accepted).toBe(2);
    await sandbox.advanceClock(24 * 3_600_000);
    expect((await send(3, 'b')).error).toBeNull();
    sandbox.setLimits({ dailyQuota: 0, monthlyQuota: 4 });
    expect((await send(5, 'c')).error).toMatchObject({ statusCode: 429, name: 'monthly_quota_exceeded' });
  });
});

describe('misbehaviour on request', () => {
  it.each(['accept-then-reset', 'truncate', '500-after'] as const)(
    '%s: accepted, and the same key tells so',
    async (kind) => {
      sandbox.setFaults({ rules: [{ match: { path: '/emails/batch', nth: 1 }, fault: { kind } }] });
      const lost = await send(1, 'k1');
      expect(lost.error).toMatchObject({ statusCode: kind === '500-after' ? 500 : null });
      const again = await send(1, 'k1');
      const [call] = await logged();
      expect(again.data?.data.map(({ id }) => id)).toEqual(call?.messages.map(({ id }) => id));
      expect((await sandbox.stats()).accepted).toBe(2);
    },
  );

  it.each([
    ['429', { kind: '429', retryAfterSeconds: 7 }, 429, 'rate_limit_exceeded'],
    ['500-before', { kind: '500-before' }, 500, 'internal_server_error'],
    ['503', { kind: '503' }, 503, 'service_unavailable'],
    ['422', { kind: '422' }, 422, 'validation_error'],
    ['quota', { kind: 'quota', period: 'monthly' }, 429, 'monthly_quota_exceeded'],
  ] as const)('%s: nothing was accepted', async (_, fault, statusCode, name) => {
    sandbox.setFaults({ rules: [{ match: { method: 'post' }, fault }] });
    const answer = await send(1, 'k1');
    expect(answer.error).toMatchObject({ statusCode, name });
    if (fault.kind === '429') expect(answer.headers).toMatchObject({ 'retry-after': '7' });
    expect((await sandbox.stats()).accepted).toBe(0);
  });

  it.each([true, false])('hang (accept: %s): no answer until the caller gives up', async (accept) => {
    sandbox.setFaults({ rules: [{ match: {}, fault: { kind: 'hang', accept } }] });
    const answer = await resend.batch.send([mail(1)], {
      idempotencyKey: 'k',
      signal: AbortSignal.timeout(150),
    });
    expect(answer.error).toMatchObject({ statusCode: null });
    expect((await sandbox.stats()).accepted).toBe(accept ? 1 : 0);
  });

  it('a seed repeats the same luck', async () => {
    const outcome = async () => {
      sandbox.setFaults({ rules: [{ match: { probability: 0.5, seed: 42 }, fault: { kind: '503' } }] });
      const luck: boolean[] = [];
      for (let n = 0; n < 12; n += 1) luck.push((await resend.emails.send(mail(n))).error === null);
      return luck;
    };
    const first = await outcome();
    expect(await outcome()).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });
});

describe('the log', () => {
  it('holds key, body hash, and id, address and tags of each message', async () => {
    const body = JSON.stringify([mail(1)]);
    await fetch(`${sandbox.url}/emails/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.apiKey}`, 'idempotency-key': 'masthead/test/c/0/1' },
      body,
    });
    const [call] = await logged();
    expect(call).toMatchObject({
      call: 0,
      path: '/emails/batch',
      key: 'masthead/test/c/0/1',
      hash: createHash('sha256').update(body).digest('hex'),
      messages: [{ to: ['reader1@mail.test'], tags: { issue: 'n12' } }],
    });
  });

  it('streams over HTTP from a call on, without a key', async () => {
    for (const n of [1, 3, 5]) await send(n, `k${n}`);
    const text = await (await fetch(`${sandbox.url}/sandbox/log?since=1`)).text();
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as LoggedCall).call),
    ).toEqual([1, 2]);
  });

  it('counts who got the same issue twice', async () => {
    await send(1, 'a');
    await send(2, 'b');
    expect(await sandbox.stats()).toMatchObject({
      accepted: 4,
      duplicates: 1,
      duplicateExamples: [{ to: 'reader2@mail.test', tag: 'n12', times: 2 }],
    });
  });
});

it('serves the control verbs to this machine and to no web page of another origin', async () => {
  const reset = async (headers: Record<string, string>) =>
    (await fetch(`${sandbox.url}/sandbox/reset`, { method: 'POST', headers })).status;
  await send(1, 'a');
  expect(await reset({ origin: 'https://evil.test' })).toBe(403);
  expect(await reset({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect((await sandbox.stats()).accepted).toBe(2);
  expect(await reset({})).toBe(200);
  expect((await sandbox.stats()).accepted).toBe(0);
});
