import { createHash } from 'node:crypto';
import { type AdminClient, makeAdminClient } from './admin-client.ts';
import { number10 } from './issues/number-10.ts';
import { number11 } from './issues/number-11.ts';
import { number12 } from './issues/number-12.ts';
import { number13 } from './issues/number-13.ts';
import { sampleNewsletter, sampleReaders, sampleTopics } from './newsletter.ts';
import type { SampleIssue } from './shape.ts';

export interface SampleTarget {
  readonly adminUrl: string;
  readonly localToken: string;
  /** Adds readers whose consent was given elsewhere; answers how many were new. */
  readonly addReaders: (
    newsletterId: string,
    readers: readonly { name: string; address: string }[],
  ) => Promise<number>;
  readonly log: (line: string) => void;
}

/**
 * Loads the sample newsletter through the same doors an editor's tools use: Payload's own REST API and Masthead's
 * import. Safe to run again: everything is found by its slug, number or import key, and nothing is made twice.
 * @throws AdminRefused with the admin's own sentence when a door stays shut.
 */
export async function loadSample(target: SampleTarget): Promise<void> {
  const admin = makeAdminClient(target.adminUrl, target.localToken);
  const newsletterId = await ensureNewsletter(admin);
  const published: { id: string; date: string }[] = [];
  for (const issue of [number10, number11, number12, number13]) {
    const id = await loadIssue(admin, newsletterId, issue);
    target.log(`№ ${issue.number} ${issue.draft.tagline}`);
    if (issue.date !== null) published.push({ id, date: issue.date });
  }
  // Topics before publishing, so that the archive is complete from its first page on.
  await tieTopics(admin);
  for (const { id, date } of published)
    await admin.post(`/api/masthead/issues/${id}/publish-to-archive`, { date });
  const added = await target.addReaders(newsletterId, sampleReaders);
  target.log(`${sampleReaders.length} readers, ${added} of them new`);
}

async function ensureNewsletter(admin: AdminClient): Promise<string> {
  const known = await admin.findOne('newsletters', { slug: sampleNewsletter.slug });
  return known?.id ?? (await admin.create('newsletters', sampleNewsletter)).id;
}

async function loadIssue(admin: AdminClient, newsletterId: string, issue: SampleIssue): Promise<string> {
  const importKey = createHash('sha256')
    .update(`sample/${sampleNewsletter.slug}/${issue.number}`)
    .digest('hex');
  const known = await admin.findOne('issues', { importKey });
  if (known !== null) return known.id;
  const { issueId } = await admin.post<{ issueId: string }>('/api/masthead/import', {
    draft: issue.draft,
    importKey,
    newsletter: sampleNewsletter.slug,
  });
  await admin.update('issues', issueId, {
    newsletter: newsletterId,
    number: issue.number,
    slug: `${sampleNewsletter.slug}-${issue.number}`,
    subject: issue.subject,
    preheader: issue.preheader,
    ...(issue.date === null ? {} : { date: issue.date }),
  });
  return issueId;
}

async function tieTopics(admin: AdminClient): Promise<void> {
  for (const topic of sampleTopics) {
    const { name, slug } = topic;
    const { id } =
      (await admin.findOne('topics', { slug })) ?? (await admin.create('topics', { name, slug }));
    for (const collection of ['stories', 'papers'] as const) {
      for (const entry of await admin.list(collection)) {
        const topics = entry.topics ?? [];
        if (!topic.titlesHold.some((words) => entry.title.includes(words)) || topics.includes(id)) continue;
        await admin.update(collection, entry.id, { topics: [...topics, id] });
      }
    }
  }
}
