import type { Db } from 'mongodb';
import { archiveByYear } from './read/archive-by-year.ts';
import { entriesById } from './read/entries-by-id.ts';
import { entryBySlug } from './read/entry-by-slug.ts';
import { findNewsletters } from './read/find-newsletters.ts';
import { findPreview } from './read/find-preview.ts';
import { issueBySlug } from './read/issue-by-slug.ts';
import { issueNeighbours } from './read/issue-neighbours.ts';
import { latestIssues } from './read/latest-issues.ts';
import { papersByAuthor } from './read/papers-by-author.ts';
import { publicAddresses } from './read/public-addresses.ts';
import { readPublicState } from './read/public-state.ts';
import { publicTopics } from './read/public-topics.ts';
import { publicYears } from './read/public-years.ts';
import { recurringCorrections } from './read/recurring-corrections.ts';
import { topicBySlug } from './read/topic-by-slug.ts';
import { wholeIssueBySlug } from './read/whole-issue-by-slug.ts';
import type { ReadModel } from './read-model.ts';

export function makeReadModel(db: Db): ReadModel {
  return {
    state: (now) => readPublicState(db, now),
    newsletters: () => findNewsletters(db),
    latestIssues: (query) => latestIssues(db, query),
    issueBySlug: (slug, now) => issueBySlug(db, slug, now),
    recurringCorrections: (issue, now) => recurringCorrections(db, issue, now),
    wholeIssueBySlug: (slug, now) => wholeIssueBySlug(db, slug, now),
    neighbours: (issue, now) => issueNeighbours(db, issue, now),
    archive: (now, newsletterId) => archiveByYear(db, now, newsletterId),
    entriesById: (ids, now) => entriesById(db, ids, now),
    entryBySlug: (kind, slug, now) => entryBySlug(db, kind, slug, now),
    topics: (now) => publicTopics(db, now),
    years: (now) => publicYears(db, now),
    authorBySlug: (slug, now) => papersByAuthor(db, slug, now),
    addresses: (now) => publicAddresses(db, now),
    topicBySlug: (slug, now) => topicBySlug(db, slug, now),
    preview: (token, now) => findPreview(db, token, now),
  };
}
