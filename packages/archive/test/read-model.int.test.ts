import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { testMongoUri } from '@masthead/testing';
import { type Archive, connectArchive } from '../src/index.ts';
import type { ReadModel } from '../src/read-model.ts';
import { entry, entryMentionedIn, makeIssue, newsletter, topic } from './fixtures.ts';

let archive: Archive;
let read: ReadModel;

beforeAll(async () => {
  archive = await connectArchive(testMongoUri());
  read = archive.read;
});
beforeEach(async () => {
  for (const name of ['publicIssues', 'publicEntries', 'publicNewsletters', 'previewLinks'])
    await archive.db.collection(name).deleteMany({});
});
afterAll(async () => {
  await archive.db.dropDatabase();
  await archive.close();
});

const instant = new Date('2026-11-20T08:00:00.000Z');
const before = new Date(instant.getTime() - 1);
const aSecondBefore = new Date(instant.getTime() - 1000);
const later = new Date('2026-12-01T00:00:00Z');

describe('when an issue exists', () => {
  test('it is not there a second before its instant, nor a millisecond, and is there at it', async () => {
    await archive.write.upsertIssue(makeIssue(12, instant));
    expect(await read.issueBySlug('issue-12', aSecondBefore)).toBeNull();
    expect(await read.issueBySlug('issue-12', before)).toBeNull();
    expect((await read.issueBySlug('issue-12', instant))?.number).toBe(12);
    expect(await read.latestIssues({ now: before, limit: 5 })).toHaveLength(0);
    expect(await read.latestIssues({ now: instant, limit: 5 })).toHaveLength(1);
  });

  test('one without an instant never is', async () => {
    await archive.write.upsertIssue(makeIssue(12, null));
    expect(await read.issueBySlug('issue-12', later)).toBeNull();
    expect(await read.archive(later)).toEqual([]);
  });

  test('what comes out is what was put in', async () => {
    const issue = makeIssue(12, instant);
    await archive.write.upsertIssue(issue);
    expect(await read.issueBySlug('issue-12', later)).toEqual(issue);
  });

  test('taking it back takes its page and its mentions; taking it back twice is harmless', async () => {
    const issues = [makeIssue(11, instant), makeIssue(12, instant)];
    for (const issue of issues) await archive.write.upsertIssue(issue);
    await archive.write.upsertEntry(entryMentionedIn(issues));
    await archive.write.removeIssue(issues[1]?.id ?? '');
    await archive.write.removeIssue(issues[1]?.id ?? '');
    expect(await read.issueBySlug('issue-12', later)).toBeNull();
    const found = await read.entryBySlug('story', entry.slug, later);
    expect(found?.mentions.map((mention) => mention.issueNumber)).toEqual([11]);
  });

  test('a link that is not http, https or mailto is refused at the door', async () => {
    const issue = makeIssue(12, instant);
    const [section] = issue.snapshot.sections;
    if (section?.kind !== 'stories') throw new Error('the fixture changed');
    const hostile = {
      ...section,
      items: section.items.map((item) => ({ ...item, url: 'javascript:alert(1)' })),
    };
    const bad = { ...issue, snapshot: { ...issue.snapshot, sections: [hostile] } };
    await expect(archive.write.upsertIssue(bad)).rejects.toThrow('mailto');
  });
});

describe('lists', () => {
  test('newest first, by year, neighbours in the same order', async () => {
    const dates = ['2025-12-19', '2026-11-06', '2026-11-13', '2026-11-20'];
    for (const [index, date] of dates.entries())
      await archive.write.upsertIssue(makeIssue(9 + index, new Date(`${date}T08:00:00Z`)));
    const latest = await read.latestIssues({ now: later, limit: 3 });
    expect(latest.map((issue) => issue.number)).toEqual([12, 11, 10]);
    expect(latest[0]).not.toHaveProperty('snapshot');
    const years = await read.archive(later);
    expect(years.map(({ year, issues }) => [year, issues.length])).toEqual([
      [2026, 3],
      [2025, 1],
    ]);
    const middle = latest[1];
    if (middle === undefined) throw new Error('no issue');
    const around = await read.neighbours(middle, later);
    expect([around.previous?.number, around.next?.number]).toEqual([10, 12]);
    const asOfThen = await read.neighbours(middle, new Date('2026-11-14T00:00:00Z'));
    expect(asOfThen.next).toBeNull();
  });

  test('issues published at one instant keep their order and have neighbours', async () => {
    for (const number of [10, 11, 12]) await archive.write.upsertIssue(makeIssue(number, instant));
    const [, middle] = await read.latestIssues({ now: later, limit: 3 });
    if (middle === undefined) throw new Error('no issue');
    expect(middle.number).toBe(11);
    const around = await read.neighbours(middle, later);
    expect([around.previous?.number, around.next?.number]).toEqual([10, 12]);
  });

  test('an unlisted issue answers by its address alone', async () => {
    const unlisted = makeIssue(12, instant, { archiveMode: 'unlisted' });
    await archive.write.upsertIssue(unlisted);
    await archive.write.upsertEntry(entryMentionedIn([unlisted]));
    expect((await read.issueBySlug('issue-12', later))?.number).toBe(12);
    expect(await read.latestIssues({ now: later, limit: 5 })).toEqual([]);
    expect(await read.entryBySlug('story', entry.slug, later)).toBeNull();
    expect(await read.topicBySlug(topic.slug, later)).toBeNull();
  });

  test('of a subscribers-only issue the sections stay inside', async () => {
    const issue = makeIssue(12, instant, { archiveMode: 'subscribers', words: 'withheld' });
    await archive.write.upsertIssue(issue);
    const found = await read.issueBySlug('issue-12', later);
    expect(found?.snapshot.issue.lede).toEqual(issue.snapshot.issue.lede);
    expect(found?.snapshot.sections).toEqual([]);
    expect(found?.snapshot.issue.closing).toEqual([]);
    // Its page may be found; the stories it speaks of have none.
    await archive.write.upsertEntry(entryMentionedIn([issue]));
    expect(await read.addresses(later)).toEqual([{ kind: 'issue', slug: 'issue-12', changedAt: instant }]);
    expect(await read.addresses(before)).toEqual([]);
  });
});

describe('entries and topics', () => {
  test('only what public issues said, newest first', async () => {
    const issues = [
      makeIssue(10, new Date('2026-11-06T08:00:00Z')),
      makeIssue(11, new Date('2026-11-13T08:00:00Z')),
      makeIssue(12, instant),
      makeIssue(13, null),
    ];
    for (const issue of issues) await archive.write.upsertIssue(issue);
    await archive.write.upsertEntry(entryMentionedIn(issues));
    const at = async (now: Date) =>
      (await read.entryBySlug('story', entry.slug, now))?.mentions.map((mention) => mention.issueNumber);
    expect(await at(later)).toEqual([12, 11, 10]);
    expect(await at(aSecondBefore)).toEqual([11, 10]);
    expect(await at(new Date('2026-11-01T00:00:00Z'))).toBeUndefined();
    expect((await read.topicBySlug(topic.slug, later))?.entries).toHaveLength(1);
    expect(await read.topicBySlug(topic.slug, new Date('2026-11-01T00:00:00Z'))).toBeNull();
  });

  test('a mention whose issue was never projected stays hidden', async () => {
    await archive.write.upsertEntry(entryMentionedIn([makeIssue(12, instant)]));
    expect(await read.entryBySlug('story', entry.slug, later)).toBeNull();
  });

  test('an author is found by the papers, also where stories beside them have no author', async () => {
    const issue = makeIssue(12, instant);
    await archive.write.upsertIssue(issue);
    const story = entryMentionedIn([issue]);
    await archive.write.upsertEntry(story);
    const paper = {
      ...story,
      id: '65b000000000000000000009',
      kind: 'paper',
      authors: ['Jonas Łind'],
    } as const;
    await archive.write.upsertEntry(paper);
    const found = await read.authorBySlug('jonas-lind', later);
    expect(found).toMatchObject({ name: 'Jonas Łind', papers: [{ slug: paper.slug }] });
    expect(await read.authorBySlug('ada-winter', later)).toBeNull();
  });

  test('a story is not found as a paper', async () => {
    const issue = makeIssue(12, instant);
    await archive.write.upsertIssue(issue);
    await archive.write.upsertEntry(entryMentionedIn([issue]));
    expect(await read.entryBySlug('paper', entry.slug, later)).toBeNull();
  });
});

describe('errata', () => {
  const wrong = {
    id: 'c1',
    date: '2026-11-21',
    publishedAt: '2026-11-21T09:00:00.000Z',
    text: 'It waits a day, not a week.',
    about: { title: entry.title, entryId: entry.id },
  };
  const general = { ...wrong, id: 'c2', text: 'Two captions were exchanged.', about: null };

  test('stand on their issue, in lists, on the story, and on other issues that mention it', async () => {
    const corrected = { ...makeIssue(11, new Date('2026-11-13T08:00:00Z')), corrections: [wrong, general] };
    const other = makeIssue(12, instant);
    for (const issue of [corrected, other]) await archive.write.upsertIssue(issue);
    await archive.write.upsertEntry(entryMentionedIn([corrected, other]));
    expect((await read.issueBySlug('issue-11', later))?.corrections).toEqual([wrong, general]);
    const listed = await read.latestIssues({ now: later, limit: 5 });
    expect(listed.map(({ corrections }) => corrections?.length ?? 0)).toEqual([0, 2]);
    const story = await read.entryBySlug('story', entry.slug, later);
    expect(story?.mentions.map((m) => [m.issueNumber, m.corrections?.map(({ id }) => id)])).toEqual([
      [12, undefined],
      [11, ['c1']],
    ]);
    expect(await read.recurringCorrections(other, later)).toEqual([
      { ...wrong, issueSlug: 'issue-11', issueNumber: 11 },
    ]);
    expect(await read.recurringCorrections(corrected, later)).toEqual([]);
  });

  test('of an issue that is not listed show on no other page', async () => {
    const unlisted = { ...makeIssue(11, instant, { archiveMode: 'unlisted' }), corrections: [wrong] };
    const other = makeIssue(12, instant);
    for (const issue of [unlisted, other]) await archive.write.upsertIssue(issue);
    expect(await read.recurringCorrections(other, later)).toEqual([]);
    expect((await read.issueBySlug('issue-11', later))?.corrections).toEqual([wrong]);
  });
});

test('a canary in a draft comes out of no query', async () => {
  const canary = 'zq-canary-7f3a';
  const published = makeIssue(11, instant);
  const drafts = [makeIssue(12, null, { words: canary }), makeIssue(13, later, { words: canary })];
  await archive.write.upsertNewsletter(newsletter);
  for (const issue of [published, ...drafts]) await archive.write.upsertIssue(issue);
  await archive.write.upsertEntry(entryMentionedIn([published, ...drafts]));
  const now = new Date(later.getTime() - 1);
  const published11 = await read.issueBySlug('issue-11', now);
  if (published11 === null) throw new Error('no issue');
  const answers = await Promise.all([
    read.newsletters(),
    read.latestIssues({ now, limit: 100 }),
    read.archive(now),
    read.neighbours(published11, now),
    read.entryBySlug('story', entry.slug, now),
    read.topicBySlug(topic.slug, now),
    ...['issue-11', 'issue-12', 'issue-13'].map((slug) => read.issueBySlug(slug, now)),
  ]);
  expect(JSON.stringify(answers)).toContain('plain words');
  expect(JSON.stringify(answers)).not.toContain(canary);
});

describe('preview links', () => {
  const request = {
    issueId: '65c000000000000000000012',
    label: 'For Ada',
    snapshot: makeIssue(12, null).snapshot,
    emailHtml: '<p>draft mail</p>',
    createdBy: 'editor',
    createdAt: instant,
    expiresAt: later,
  };

  test('open until they expire, by a token that is stored nowhere', async () => {
    const { token, link } = await archive.write.createPreviewLink(request);
    const found = await read.preview(token, instant);
    expect(found).toMatchObject({
      state: 'open',
      link: { label: 'For Ada', emailHtml: '<p>draft mail</p>' },
    });
    expect(await read.preview(token, later)).toEqual({ state: 'gone', why: 'expired' });
    expect(await read.preview(`${token}x`, instant)).toBeNull();
    expect(await read.preview(link.id, instant)).toBeNull();
    const stored = await archive.db.collection('previewLinks').find().toArray();
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  test('revoking closes the link for good and erases what it showed; the list keeps it', async () => {
    const { token, link } = await archive.write.createPreviewLink(request);
    expect(await archive.write.revokePreviewLink(link.id, instant)).toBe(true);
    expect(await archive.write.revokePreviewLink(link.id, later)).toBe(false);
    expect(await read.preview(token, instant)).toEqual({ state: 'gone', why: 'revoked' });
    const stored = await archive.db.collection('previewLinks').find().toArray();
    expect(JSON.stringify(stored)).not.toContain('draft mail');
    const [listed] = await archive.write.listPreviewLinks(request.issueId);
    expect(listed).toEqual({ ...link, revokedAt: instant });
  });
});

test('every query finds an index', async () => {
  await archive.write.upsertIssue(makeIssue(12, instant));
  const names = async (collection: string) =>
    (await archive.db.collection(collection).indexes()).map(({ name }) => name);
  expect(await names('publicIssues')).toEqual(
    expect.arrayContaining([
      'issue_by_slug',
      'latest_issues',
      'latest_issues_of_newsletter',
      'corrections_of_entry',
    ]),
  );
  expect(await names('publicEntries')).toEqual(
    expect.arrayContaining(['entry_by_slug', 'entries_of_topic', 'entries_of_issue']),
  );
  expect(await names('previewLinks')).toEqual(expect.arrayContaining(['links_of_issue', 'forget_expired']));
});
