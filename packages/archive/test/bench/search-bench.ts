import { randomBytes } from 'node:crypto';
import { richTextFromPlain, type Section, Snapshot } from '@masthead/domain';
import { ensureMongod, freePort, startMongod } from '@masthead/local';
import { connectArchive, contentVersionOf, type PublicIssue } from '../../src/index.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { newsletter } from '../fixtures.ts';
import { makeWords } from './made-up-words.ts';

/**
 * `npm run bench:search [issues] [items]`: what the index costs and how long a search takes, at 1,000 issues of 40 items,
 * with queries of one to three words drawn like the text itself (so common words are asked for often), a third of
 * them unfinished and a quarter mistyped. One client, one after the other; the database on the same machine.
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
  const archive = await connectArchive(mongod.uri.replace('/?', '/search_bench?'));
  const text = makeWords();
  try {
    for (let number = 1; number <= issues; number += 1)
      await archive.write.upsertIssue(anIssue(number, items, text));
    globalThis.gc?.();
    const before = process.memoryUsage();
    const began = performance.now();
    const search = openSearch({
      db: archive.db,
      clock: () => new Date(),
      onError: (error) => {
        throw error;
      },
      passagesOf,
    });
    await search.ready();
    const builtMs = performance.now() - began;
    globalThis.gc?.();
    const after = process.memoryUsage();
    console.log(`${issues} issues, ${issues * items} items`);
    console.log(
      `index built in ${(builtMs / 1000).toFixed(1)} s; heap +${mb(after.heapUsed - before.heapUsed)}, outside it +${mb(after.external - before.external)}, resident +${mb(after.rss - before.rss)}`,
    );
    const queries = Array.from({ length: 600 }, (_, index) => aQuery(index, text));
    for (const query of queries.slice(0, 50)) await search.search(query, new Date());
    const times: number[] = [];
    for (const query of queries) {
      const from = performance.now();
      await search.search(query, new Date());
      times.push(performance.now() - from);
    }
    console.log(`search: ${spread(times)}`);
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

const wordsOf = (rich: { readonly children: readonly { readonly text: string }[] }[]) =>
  rich.flatMap(({ children }) => children.map((run) => run.text)).join(' ');

function passagesOf({ slug, snapshot }: PublicIssue) {
  const nowhere = { entryId: null, entrySlug: null };
  const { tagline, lede } = snapshot.issue;
  return [
    {
      kind: 'issue' as const,
      anchor: null,
      entryId: null,
      entrySlug: slug,
      title: tagline,
      byline: '',
      body: wordsOf(lede),
    },
    ...snapshot.sections.flatMap((section) =>
      section.kind === 'stories'
        ? section.items.map(({ title, byline, commentary }, at) => ({
            ...nowhere,
            kind: 'story' as const,
            anchor: `s1-${at + 1}`,
            title,
            byline,
            body: wordsOf(commentary),
          }))
        : [],
    ),
  ];
}

function spread(times: number[]): string {
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)} ms (${times.length})`;
}

const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

await main();
