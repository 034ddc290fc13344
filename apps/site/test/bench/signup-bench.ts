import { deriveFormKeys } from '../../src/signup/derive-form-keys.ts';
import { makeFormStamp } from '../../src/signup/form-stamp.ts';
import { newsletter } from '../fixtures.ts';
import { makeRealSite, type RealSite } from '../make-real-site.ts';
import { ownForm, siteUrl } from '../make-test-app.ts';

/**
 * What a stranger can make us do, and learn from us, at the signup door.
 * `npm run -s bench:signup -- [posts] [rounds]`, MONGODB_URI of a replica set; its own database, dropped in the end.
 */
/** Before the site's own clock begins. */
const begun = new Date();
const formKeys = deriveFormKeys([{ secret: Buffer.alloc(32, 3) }]);
const classes = ['new', 'known', 'pending', 'unsubscribed', 'suppressed'] as const;

async function main(): Promise<void> {
  const posts = Number(process.argv[2] ?? 10_000);
  const rounds = Number(process.argv[3] ?? 1_500);
  const site = await makeRealSite(siteUrl, '/nowhere', { trustProxyHops: 1 });
  try {
    await site.archive.write.upsertNewsletter(newsletter);
    await flood(site, 'one network', posts, () => '203.0.113.7');
    await flood(site, '500 networks', posts, (i) => `10.${(i % 500) >> 8}.${(i % 500) & 255}.9`);
    await timing(site, rounds);
  } finally {
    await site.close();
  }
}

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
        const response = await post(site, `${name.replaceAll(' ', '')}-${i}@reader.example.net`, ipOf(i));
        answers.add(`${response.status} ${await response.text()}`);
      }),
    );
  }
  const took = performance.now() - from;
  const mails = (await site.mailConfirmations()).length;
  say(
    `flood from ${name}`,
    `${posts} posts in ${(took / 1000).toFixed(1)} s, ${answers.size} distinct answer(s), ${mails} mails`,
  );
}

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
  await site.mailConfirmations();
  const times = Object.fromEntries(classes.map((each) => [each, [] as number[]])) as Record<
    (typeof classes)[number],
    number[]
  >;
  const answers = new Set<string>();
  for (let round = 0; round < rounds + 50; round += 1) {
    // Another order each round: what comes first must not always pay for what went before.
    for (const each of shuffled(classes, round)) {
      const address = each === 'new' ? `fresh-${String(round).padStart(6, '0')}@known.example.net` : at(each);
      const from = performance.now();
      const response = await post(site, address, '198.51.100.1');
      const body = await response.text();
      if (round >= 50) times[each].push(performance.now() - from);
      answers.add(`${response.status} ${body}`);
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

await main();
