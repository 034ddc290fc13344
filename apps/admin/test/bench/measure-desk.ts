import { samplePaste } from '@masthead/testing';
import { launchBrowser } from '@masthead/testing/browser';
import type { Stack } from '@masthead/testing/stack';
import { openBrowserDesk } from './browser-desk.ts';
import { openHttpDesk } from './http-desk.ts';
import { arxivId, type Size } from './seed-desk.ts';

export interface Figure {
  readonly what: string;
  readonly medianMs: number;
  readonly worstMs: number;
  /** Of the median; null where nothing was promised. */
  readonly wantedMs: number | null;
}

const OPEN_MS = 1_500;
const PREVIEW_MS = 1_000;
const MATCH_MS = 100;
const LIST_MS = 500;
const SAVE_MS = 500;
const PASTE_MS = 2_000;
/** A third of a second is felt; half a second is waited for. */
const STILL_MS = 500;

/** Our own pages and Payload's lists of the great collections, as the server answers them, complete. */
const lists = [
  '/admin',
  '/admin/campaigns',
  '/admin/calendar',
  '/admin/merge',
  '/admin/paste',
  '/admin/subscribers',
  '/admin/collections/issues?limit=10',
  '/admin/collections/issues?search=ferry',
  '/admin/collections/stories?limit=10',
  '/admin/collections/stories?search=ferry',
  '/admin/collections/papers?limit=10',
];

/** Every figure is the median of `runs` after one that does not count; the browser's of a third as many. */
export async function measureDesk(stack: Stack, size: Size, runs: number): Promise<readonly Figure[]> {
  const http = await openHttpDesk(stack);
  const figures: Figure[] = [];
  const time = async (
    what: string,
    wantedMs: number | null,
    act: (run: number) => Promise<unknown>,
    times = runs,
  ) => {
    await act(0);
    const took: number[] = [];
    for (let run = 1; run <= times; run += 1) {
      const from = performance.now();
      const own = await act(run);
      took.push(typeof own === 'number' ? own : performance.now() - from);
    }
    took.sort((a, b) => a - b);
    const figure = { what, wantedMs, medianMs: took[took.length >> 1] ?? 0, worstMs: took.at(-1) ?? 0 };
    console.error(`${what}: ${figure.medianMs.toFixed(0)} ms`);
    figures.push(figure);
  };

  const issues = await http.newestIssues(runs + 1);
  const at = (run: number) => issues[run % issues.length]?.id ?? '';
  const entry = (run: number) => Math.floor((run * size.stories) / (runs + 2)) + 1;
  const find = (collection: 'stories' | 'papers', text: string) =>
    http.post('/masthead/entries/find', { collection, text });
  const titles = await http.titles(runs + 1);
  const title = (run: number) => titles[run % titles.length] ?? '';

  await time('match a pasted address', MATCH_MS, (run) =>
    find('stories', `https://news${entry(run) % 97}.masthead-bench.org/${entry(run)}?utm_source=x`),
  );
  await time('match a pasted arXiv id', MATCH_MS, (run) => find('papers', `arXiv:${arxivId(entry(run))}v2`));
  await time('match a pasted title', MATCH_MS, (run) => find('stories', title(run)));
  await time('suggest for a title half typed', MATCH_MS, (run) =>
    find('stories', title(run).slice(0, Math.ceil(title(run).length * 0.6))),
  );
  await time('save an issue of 40 items (autosave)', SAVE_MS, (run) => http.save(issues[0]?.id ?? '', run));
  await time('checks of 40 items', null, (run) =>
    http.post(`/masthead/issues/${at(run)}/checks`, { form: {} }),
  );
  await time('preview of 40 items, the answer alone', null, (run) =>
    http.post(`/masthead/issues/${at(run)}/preview`, { form: { tagline: `Turn ${run}` } }),
  );
  await time('desk panel of an issue', LIST_MS, (run) => http.get(`/api/masthead/issues/${at(run)}/desk`));
  await time('history of an issue', LIST_MS, (run) => http.get(`/api/masthead/issues/${at(run)}/events`));
  const entries = await http.entryIds(runs + 1);
  await time('“covered in” of a story', LIST_MS, (run) =>
    http.get(`/api/masthead/entries/stories/${entries[run % entries.length]}/covered-in`),
  );
  for (const path of lists) await time(path, LIST_MS, () => http.get(path));

  const browser = await launchBrowser();
  try {
    const desk = await openBrowserDesk(browser, stack);
    const third = Math.max(5, Math.ceil(runs / 3));
    const listened: number[] = [];
    await time(
      'open an issue of 40 items, until its form and desk stand',
      OPEN_MS,
      async (run) => {
        const { listensMs, standsMs } = await desk.open(at(run));
        listened.push(listensMs);
        return standsMs;
      },
      third,
    );
    await time('… until its buttons can be pressed', null, async (run) => listened[run], third);
    const text = longPaste(2_000_000);
    await time(
      'a paste of 2 MB, the answer alone',
      null,
      () => http.post('/masthead/paste', { source: text }),
      third,
    );
    const stood: number[] = [];
    await time(
      'a paste of 2 MB, until its draft can be made',
      PASTE_MS,
      async () => {
        const { stoodStillMs, tookMs } = await desk.paste(text);
        stood.push(stoodStillMs);
        return tookMs;
      },
      third,
    );
    await time('… the longest time the page stood still', STILL_MS, async (run) => stood[run], third);
    const noise = 'x7 q! zz\n'.repeat(600_000);
    const stoodOfNoise: number[] = [];
    await time(
      '5 MB of noise pasted, until the page refuses it',
      null,
      async () => {
        const { stoodStillMs, tookMs } = await desk.paste(noise, 'refused');
        stoodOfNoise.push(stoodStillMs);
        return tookMs;
      },
      third,
    );
    await time('… the longest time the page stood still', STILL_MS, async (run) => stoodOfNoise[run], third);
    await desk.open(at(0));
    await desk.showPreview();
    await time('from a letter typed to the preview', PREVIEW_MS, (run) => desk.typeUntilShown(run));
  } finally {
    await browser.close();
  }
  return figures;
}

/** Issues one after the other, with titles of their own, until it is so long. */
function longPaste(bytes: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let n = 1; length < bytes; n += 1) {
    const part = samplePaste.replaceAll(/(?<=[a-z]{4}) (?=[a-z]{4})/g, ` ${n} `);
    parts.push(part);
    length += part.length;
  }
  return parts.join('\n').slice(0, bytes);
}
