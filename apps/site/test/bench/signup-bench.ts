import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openDeliveryWorker, silentLog } from '@masthead/delivery';
import { eventually, testMongoUri } from '@masthead/testing';
import { provideMongod } from '@masthead/testing/provide-mongod';
import { makeMailRenderer } from '../../../worker/src/mail-renderer.ts';
import { deriveFormKeys } from '../../src/signup/derive-form-keys.ts';
import { makeFormStamp } from '../../src/signup/form-stamp.ts';
import { newsletter } from '../fixtures.ts';
import { makeRealSite, type RealSite } from '../make-real-site.ts';
import { ownForm, siteUrl } from '../make-test-app.ts';

/**
 * What a stranger can make us do, and learn from us, at the signup door.
 * `npm run -s bench:signup -- [posts] [rounds]`: on a throw-away mongod, or the one MONGODB_URI names;
 * a process of its own works through the signups meanwhile, as the worker does.
 */
/** Before the site's own clock begins. */
const begun = new Date();
const formKeys = deriveFormKeys([{ secret: Buffer.alloc(32, 3) }]);
const classes = ['new', 'known', 'pending', 'unsubscribed', 'suppressed'] as const;

async function main(): Promise<void> {
  const posts = Number(process.argv[2] ?? 10_000);
  const rounds = Number(process.argv[3] ?? 4_000);
  // Each its own installation: what one flood used up must not spare the next one's mails, or its work.
  await onSite((site) => flood(site, 'one network', posts, () => '203.0.113.7'));
  await onSite((site) => flood(site, '500 networks', posts, (i) => hostOf(i % 500)));
  await onSite((site) => timing(site, rounds));
}

async function onSite(run: (site: RealSite) => Promise<void>): Promise<void> {
  const site = await makeRealSite(siteUrl, '/nowhere', { trustProxyHops: 1 });
  await site.archive.write.upsertNewsletter(newsletter);
  const worker = fork(fileURLToPath(import.meta.url), ['--work', site.archive.db.databaseName]);
  try {
    await run(site);
  } finally {
    const gone = new Promise((done) => worker.once('exit', done));
    worker.kill();
    await gone;
    await site.close();
  }
}

/** Takes up waiting signups until it is killed. */
async function work(database: string): Promise<void> {
  const worker = await openDeliveryWorker({
    mongodbUri: testMongoUri(database),
    redisUrl: null,
    redisPrefix: '{bench}',
    environmentId: 'test',
    tokenKeys: [{ kid: 'k1', secret: Buffer.alloc(32, 3) }],
    siteUrl,
    log: silentLog,
    resend: { apiKey: 're_not_used', baseUrl: 'http://127.0.0.1:1' },
    requestsPerSecond: 1,
    handOver: 'inline',
    timescale: 1,
    concurrency: 1,
    renderer: makeMailRenderer(),
    failpoint: () => undefined,
  });
  for (;;) {
    await worker.processors.signups.runDue();
    await new Promise((done) => setTimeout(done, 20));
  }
}

const hostOf = (i: number) => `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`;

async function flood(
  site: RealSite,
  name: string,
  posts: number,
  ipOf: (i: number) => string,
): Promise<void> {
  const answers = new Set<string>();
  const from = performance.now();
  for (let start = 0; start < posts; start += 50) {
    await Promise.all(
      Array.from({ length: Math.min(50, posts - start) }, async (_, k) => {
        const i = start + k;
        answers.add(
          await answer(await post(site, `${name.replaceAll(' ', '')}-${i}@reader.example.net`, ipOf(i))),
        );
      }),
    );
  }
  const took = performance.now() - from;
  const { db } = site.archive;
  // In a worker's hands for a minute; what waits for the next hour's budget is postponed by more.
  const soon = () => new Date(Date.now() + 5 * 60_000);
  const due = () => db.collection('signupRequests').countDocuments({ dueAt: { $lte: soon() } });
  await eventually(async () => (await due()) === 0, { timeoutMs: 300_000 });
  const all = (performance.now() - from) / 1000;
  const mails = await db.collection('outbox').countDocuments({ kind: 'confirm' });
  say(
    `flood from ${name}`,
    `${posts} posts in ${(took / 1000).toFixed(1)} s, worked through after ${all.toFixed(1)} s: ${answers.size} distinct answer(s), ${mails} mails`,
  );
}

/** All that a stranger sees of an answer. */
const answer = async (response: Response) =>
  JSON.stringify([response.status, [...response.headers], await response.text()]);

async function timing(site: RealSite, rounds: number): Promise<void> {
  const { delivery } = site;
  const at = (kind: string) => `${kind}@known.example.net`;
  const id = newsletter.id;
  await delivery.list.addConfirmed(
    id,
    [at('known'), at('unsubscribed')].map((address) => ({ address, name: null })),
    'bench',
  );
  const [left] = await delivery.list.list({ addressPrefix: at('unsubscribed'), limit: 1 });
  await delivery.subscribers.unsubscribe(site.token('unsubscribe', left?.subscriptionId ?? ''), {
    via: 'page',
    reason: null,
  });
  await delivery.desk.suppress(at('suppressed'), { actor: 'bench', reason: 'bench' });
  await post(site, at('pending'), '198.51.100.1');
  const { db } = site.archive;
  await eventually(async () => (await db.collection('outbox').countDocuments()) === 1, { timeoutMs: 60_000 });
  const times = Object.fromEntries(classes.map((each) => [each, [] as number[]])) as Record<
    (typeof classes)[number],
    number[]
  >;
  const answers = new Set<string>();
  for (let round = 0; round < rounds + 50; round += 1) {
    // A host of its own each round, so that every new address is one that the worker mails.
    // Another order each round: what comes first must not always pay for what went before.
    for (const each of shuffled(classes, round)) {
      const address = each === 'new' ? `fresh-${String(round).padStart(6, '0')}@known.example.net` : at(each);
      const from = performance.now();
      const seen = await answer(await post(site, address, hostOf(round)));
      if (round >= 50) times[each].push(performance.now() - from);
      answers.add(seen);
    }
  }
  const medians = classes.map((each) => median(times[each]));
  let worst = 0;
  for (const a of classes) for (const b of classes) worst = Math.max(worst, distance(times[a], times[b]));
  say('answers', `${answers.size} distinct over ${classes.join(', ')}`);
  say('medians', classes.map((each, i) => `${each} ${medians[i]?.toFixed(3)} ms`).join(', '));
  say('medians apart', `${(Math.max(...medians) - Math.min(...medians)).toFixed(3)} ms (must be < 1)`);
  say('Kolmogorov–Smirnov', `${worst.toFixed(4)} at worst over all pairs, ${rounds} each (must be < 0.05)`);
}

function post(site: RealSite, address: string, ip: string): Promise<Response> {
  const stamp = makeFormStamp(formKeys, begun);
  const form = ownForm({ address, newsletter: newsletter.id, stamp, place: 'subscribe', website: '' });
  const headers = { ...(form.headers as Record<string, string>), 'x-forwarded-for': ip };
  return Promise.resolve(site.app.request('/subscribe', { ...form, headers }));
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, i) => ({ item, key: Math.imul(seed * 31 + i + 1, 2_654_435_761) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** The largest gap between two distributions' steps (Kolmogorov–Smirnov, two samples). */
function distance(a: readonly number[], b: readonly number[]): number {
  const left = [...a].sort((x, y) => x - y);
  const right = [...b].sort((x, y) => x - y);
  let [i, j, gap] = [0, 0, 0];
  while (i < left.length && j < right.length) {
    if ((left[i] ?? 0) <= (right[j] ?? 0)) i += 1;
    else j += 1;
    gap = Math.max(gap, Math.abs(i / left.length - j / right.length));
  }
  return gap;
}

const say = (what: string, figure: string) => process.stdout.write(`${what.padEnd(26)} ${figure}\n`);

if (process.argv[2] === '--work') {
  await work(process.argv[3] ?? '');
} else {
  const stopMongod = await provideMongod();
  await main().finally(stopMongod);
}
