import { randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { richTextFromPlain, type Section, Snapshot } from '@masthead/domain';
import { ensureMongod, freePort, startMongod } from '@masthead/local';
import { connectArchive, contentVersionOf, type PublicIssue } from '../../src/index.ts';
import { openSearch } from '../../src/search/open-search.ts';
import type { Search } from '../../src/search/search.ts';
import { openSearchThread } from '../../src/search/search-thread.ts';
import { newsletter } from '../fixtures.ts';
import { passagesOf } from './bench-passages.ts';
import { makeWords } from './made-up-words.ts';

const fail = (error: unknown): never => {
  throw error;
};

/**
 * `npm run bench:search [issues] [items]`: what the index costs and how long a search takes, at 1,000 issues of 40 items,
 * with queries of one to three words drawn like the text itself (so common words are asked for often), a third of
 * them unfinished and a quarter mistyped. One client, one after the other; the database on the same machine. Once in
 * this process and once in a thread (decision 0105), with the longest time for which this one's event loop stood still.
 */
async function main(): Promise<void> {
  const [issues = 1_000, items = 40] = process.argv.slice(2).map(Number);
  const folder = `/tmp/masthead-search-bench-${randomBytes(4).toString('hex')}`;
  const mongod = await startMongod({
    dataDir: folder,
    port: await freePort(),
    binary: await ensureMongod(() => undefined),
    ephemeral: true,
  });
  const mongodbUri = mongod.uri.replace('/?', '/search_bench?');
  const archive = await connectArchive(mongodbUri);
  const text = makeWords();
  try {
    for (let number = 1; number <= issues; number += 1)
      await archive.write.upsertIssue(anIssue(number, items, text));
    console.log(`${issues} issues, ${issues * items} items`);
    const queries = Array.from({ length: 600 }, (_, index) => aQuery(index, text));
    const thread = () =>
      openSearchThread({
        program: new URL('./search-bench-thread.mjs', import.meta.url),
        given: { mongodbUri },
        onError: fail,
      });
    const inProcess = () =>
      openSearch({ db: archive.db, clock: () => new Date(), onError: fail, passagesOf });
    for (const [where, open] of [
      ['in this process', inProcess],
      ['in a thread', thread],
    ] as const) {
      const search = await build(where, open);
      for (const query of queries.slice(0, 50)) await search.search(query, new Date());
      const times: number[] = [];
      const cpu = process.cpuUsage();
      for (const query of queries) {
        const from = performance.now();
        await search.search(query, new Date());
        times.push(performance.now() - from);
      }
      const { user, system } = process.cpuUsage(cpu);
      console.log(`search ${where}: ${spread(times)}; ${ms((user + system) / 1000 / times.length)} of CPU`);
      await search.stop();
    }
    const search = inProcess();
    await search.ready();
    const updates: number[] = [];
    for (let number = 1; number <= 20; number += 1) {
      const mark = `fresh${number}`;
      const from = performance.now();
      await archive.write.upsertIssue(anIssue(issues + number, items, text, mark));
      while ((await search.search({ text: mark }, new Date())).total === 0)
        await new Promise((resolve) => setTimeout(resolve, 20));
      updates.push(performance.now() - from);
    }
    console.log(`published → found: ${spread(updates)}`);
    await search.stop();
  } finally {
    await archive.close();
    await mongod.stop();
  }
}

type Words = ReturnType<typeof makeWords>;

function aQuery(index: number, text: Words) {
  let words = text.words(1 + text.below(3));
  if (index % 4 === 1 && words.length > 6) words = words.slice(0, 3) + words.slice(4);
  if (index % 3 === 2) words = words.slice(0, Math.max(2, words.length - 2));
  return { text: words, ...(index % 10 === 0 ? { kind: 'story' as const } : {}) };
}

function anIssue(number: number, items: number, text: Words, mark = ''): PublicIssue {
  const id = number.toString(16).padStart(24, '0');
  const publicFrom = new Date(Date.UTC(2006, 0, 6, 8) + number * 604_800_000);
  const date = publicFrom.toISOString().slice(0, 10);
  const section: Section = {
    kind: 'stories',
    id: 's1',
    heading: 'Also This Week',
    items: Array.from({ length: items }, () => ({
      entryId: null,
      entrySlug: null,
      title: text.words(9),
      url: null,
      byline: text.words(5),
      commentary: richTextFromPlain(text.words(60)),
      previously: null,
      sources: [],
      dateText: null,
      topics: [],
    })),
  };
  const snapshot = Snapshot.parse({
    version: 1,
    newsletter,
    issue: {
      id,
      slug: `issue-${number}`,
      number,
      kind: 'weekly',
      subject: 'S',
      preheader: '',
      date,
      tagline: `${text.words(7)} ${mark}`,
      lede: richTextFromPlain(text.words(260)),
      closing: [],
      language: 'en',
      direction: 'ltr',
    },
    sections: [section],
  });
  return {
    id,
    newsletterId: newsletter.id,
    slug: `issue-${number}`,
    number,
    kind: 'weekly',
    tagline: snapshot.issue.tagline,
    date,
    publicFrom: mark === '' ? publicFrom : new Date(Date.now() - 1_000),
    archiveMode: 'public',
    snapshot,
    contentVersion: contentVersionOf(snapshot),
  };
}

async function build(where: string, open: () => Search): Promise<Search> {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const began = performance.now();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const search = open();
  await search.ready();
  delay.disable();
  const builtMs = performance.now() - began;
  globalThis.gc?.();
  const { rss } = process.memoryUsage();
  console.log(
    `index ${where}: built in ${(builtMs / 1000).toFixed(1)} s, resident +${mb(rss - before.rss)}; event loop stood still ${ms(delay.max / 1e6)} at most, ${ms(delay.percentile(99) / 1e6)} at the 99th percentile`,
  );
  return search;
}

function spread(times: number[]): string {
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)} ms (${times.length})`;
}

const ms = (value: number) => `${value.toFixed(1)} ms`;
const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

await main();
