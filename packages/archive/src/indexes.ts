import type { Db } from 'mongodb';
import { previewLinks, previewRemarks, publicEntries, publicIssues } from './collections.ts';

/** How long a dead preview link still explains itself. */
const explainGoneSeconds = 30 * 24 * 60 * 60;

/** Each index answers a query of this room, named beside it. Safe to repeat; the writer calls it before its first write. */
export async function ensureArchiveIndexes(db: Db): Promise<void> {
  await Promise.all([
    publicIssues(db).createIndexes([
      { key: { slug: 1 }, name: 'issue_by_slug', unique: true },
      { key: { archiveMode: 1, publicFrom: -1, number: -1, _id: -1 }, name: 'latest_issues' },
      {
        key: { newsletterId: 1, archiveMode: 1, publicFrom: -1, number: -1, _id: -1 },
        name: 'latest_issues_of_newsletter',
      },
      // The site's question: which issues mended what they said of this entry?
      {
        key: { 'corrections.about.entryId': 1 },
        name: 'corrections_of_entry',
        partialFilterExpression: { 'corrections.about.entryId': { $type: 'string' } },
      },
      // Which instant is the next at which something becomes public?
      { key: { publicFrom: 1 }, name: 'next_public' },
      // Which version of which issue is listed? Answered out of the index: the search asks twice a second.
      {
        key: { archiveMode: 1, publicFrom: 1, contentVersion: 1, _id: 1 },
        name: 'listed_versions',
      },
      // The projection's own question: which published issues mention this entry?
      { key: { 'snapshot.sections.items.entryId': 1 }, name: 'issues_mentioning_entry' },
    ]),
    publicEntries(db).createIndexes([
      { key: { kind: 1, slug: 1 }, name: 'entry_by_slug', unique: true },
      { key: { 'topics.slug': 1 }, name: 'entries_of_topic' },
      { key: { authors: 1 }, name: 'papers_of_author' },
      { key: { 'mentions.issueId': 1 }, name: 'entries_of_issue' },
    ]),
    previewRemarks(db).createIndexes([{ key: { linkId: 1, at: 1 }, name: 'remarks_of_link' }]),
    previewLinks(db).createIndexes([
      { key: { issueId: 1, createdAt: -1 }, name: 'links_of_issue' },
      { key: { expiresAt: 1 }, name: 'forget_expired', expireAfterSeconds: explainGoneSeconds },
    ]),
  ]);
}
