import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { silentLog } from '@masthead/delivery';
import { eventually } from '@masthead/testing';
import { type Freshness, followReadModel } from '../src/http/freshness.ts';
import { makeIssue, newsletter, storyEntry, withMentions } from './fixtures.ts';
import { makeRealSite, type RealSite } from './make-real-site.ts';
import { makeTestApp } from './make-test-app.ts';

let site: RealSite;
const followers: Freshness[] = [];
let now = new Date();

/** A site process of its own, as far as what it keeps goes. */
async function anotherProcess() {
  const freshness = followReadModel(site.archive.read, () => now, silentLog);
  followers.push(freshness);
  await eventually(async () => freshness.current() !== null);
  return makeTestApp({ archive: site.archive.read, freshness, now: () => now });
}

beforeAll(async () => {
  site = await makeRealSite('http://127.0.0.1:4000');
  await site.archive.write.upsertNewsletter(newsletter);
});
afterAll(async () => {
  for (const one of followers) one.stop();
  await site.close();
});

const past = new Date('2026-11-13T08:00:00Z');
const issue = makeIssue({ number: 11, date: '2026-11-13', publicFrom: past });

test('every process shows what was written, and takes back what was taken back, within 2 s', async () => {
  const { write } = site.archive;
  await write.upsertIssue(issue);
  const apps = await Promise.all([anotherProcess(), anotherProcess()]);
  const everywhere = async (path: string, holds: (status: number, body: string) => boolean) => {
    const started = performance.now();
    await eventually(
      async () => {
        const answers = await Promise.all(apps.map(async (app) => app.request(path)));
        const bodies = await Promise.all(answers.map((answer) => answer.text()));
        return answers.every(({ status }, at) => holds(status, bodies[at] ?? ''));
      },
      { timeoutMs: 2_000 },
    );
    return performance.now() - started;
  };
  await everywhere('/issues/issue-11', (status) => status === 200);
  await write.upsertIssue(
    makeIssue({ number: 11, date: '2026-11-13', publicFrom: past, words: 'other words' }),
  );
  await everywhere('/issues/issue-11', (_, body) => body.includes('other words'));
  await write.upsertEntry(withMentions(storyEntry, [issue]));
  await everywhere(`/stories/${storyEntry.slug}`, (status) => status === 200);
  await write.removeIssue(issue.id);
  await everywhere('/issues/issue-11', (status) => status === 404);
  await everywhere(`/stories/${storyEntry.slug}`, (status) => status === 404);
});

test('an issue appears at its instant on a front page kept from before it', async () => {
  const instant = new Date(Date.now() + 60_000);
  const next = makeIssue({ number: 12, date: '2026-11-20', publicFrom: instant, tagline: 'The one to come' });
  await site.archive.write.upsertIssue(next);
  const app = await anotherProcess();
  for (let time = 0; time < 2; time += 1)
    expect(await (await app.request('/')).text()).not.toContain('The one to come');
  now = instant;
  expect(await (await app.request('/')).text()).toContain('The one to come');
});

test('writing again what is there keeps every page: only a change renames the read model', async () => {
  const { read, write } = site.archive;
  await write.upsertIssue(issue);
  await write.upsertEntry(withMentions(storyEntry, [issue]));
  const before = await read.state(now);
  await write.upsertNewsletter(newsletter);
  await write.upsertIssue(issue);
  await write.upsertEntry(withMentions(storyEntry, [issue]));
  await write.removeIssue('65c000000000000000099999');
  await write.redirectEntry('story', 'nowhere', null);
  expect(await read.state(now)).toEqual(before);
  await write.redirectEntry('story', 'old-name', storyEntry.slug);
  expect((await read.state(now)).version).not.toBe(before.version);
});

test('a write that fails half-way is not there, and the name stays', async () => {
  const { db, read, write } = site.archive;
  const before = await read.state(now);
  const other = { ...issue, id: '65c000000000000000088888' };
  await expect(write.upsertIssue(other)).rejects.toThrow(/duplicate key/);
  expect(await read.state(now)).toEqual(before);
  expect(await db.collection('publicIssues').countDocuments({ slug: issue.slug })).toBe(1);
});
