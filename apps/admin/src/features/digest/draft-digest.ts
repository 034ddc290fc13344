import { digestNotice, type MonthlyPeriod } from '@masthead/domain';
import { phrasesFor } from '@masthead/templates';
import type { Payload } from 'payload';
import { env } from '../../env.ts';
import { notifyEditors } from '../../mail/notify-editors.ts';
import type { Newsletter } from '../../payload-types.ts';
import { isDuplicate, isTransient } from '../../rest/write-conflict.ts';
import { recordEvent } from '../audit/record-event.ts';
import { composeDigest } from './compose-digest.ts';
import { monthIssues } from './month-issues.ts';

const TRIES = 5;

/** The issue that was drafted; null: nothing came out in that month, so there is no digest of it. */
export type Drafted = { readonly issueId: string } | null;

/**
 * Drafts the digest of one month from what was sent in it, and writes to the editors. It may be done again, by several
 * processes at once, after a crash anywhere: `importKey` is unique, and the mail has one purpose key.
 */
export async function draftDigest(
  payload: Payload,
  newsletter: Newsletter,
  period: MonthlyPeriod,
): Promise<Drafted> {
  const issueId = await findOrMake(payload, newsletter, period);
  if (issueId === null) return null;
  await notifyEditors(payload, `digest/${newsletter.id}/${period.date}`, {
    ...digestNotice(newsletter.name),
    link: { label: 'Open the digest', url: `${env().ADMIN_URL}/admin/collections/issues/${issueId}` },
  });
  return { issueId };
}

/** Several may try at once: the unique key lets one win, and who lost finds what was made. */
async function findOrMake(
  payload: Payload,
  newsletter: Newsletter,
  period: MonthlyPeriod,
): Promise<string | null> {
  const importKey = `digest.${newsletter.id}.${period.date}`;
  for (let attempt = 1; ; attempt += 1) {
    const known = await findDrafted(payload, importKey);
    if (known !== null) return known;
    try {
      return await make(payload, newsletter, period, importKey);
    } catch (error) {
      if (attempt === TRIES || !(isTransient(error) || isDuplicate(error))) throw error;
    }
  }
}

async function make(
  payload: Payload,
  newsletter: Newsletter,
  period: MonthlyPeriod,
  importKey: string,
): Promise<string | null> {
  const issues = await monthIssues(payload, newsletter.id, period);
  if (issues.length === 0) return null;
  const { language } = newsletter;
  const draft = composeDigest({
    issues,
    month: period.month,
    language,
    siteUrl: env().SITE_URL,
    words: phrasesFor(language).digest,
  });
  const issue = await payload.create({
    collection: 'issues',
    draft: true,
    depth: 0,
    data: {
      ...draft,
      newsletter: newsletter.id,
      kind: 'digest',
      slug: `${newsletter.slug}-digest-${period.date}`,
      date: `${period.date}T12:00:00.000Z`,
      importKey,
      workflow: 'draft',
    },
  });
  await recordEvent(payload, {
    issueId: issue.id,
    verb: 'drafted',
    by: { id: null, name: 'The desk' },
    at: new Date(),
    detail: `from ${issues.length === 1 ? 'one issue' : `${issues.length} issues`}`,
  });
  return issue.id;
}

async function findDrafted(payload: Payload, importKey: string): Promise<string | null> {
  const { docs } = await payload.find({
    collection: 'issues',
    where: { importKey: { equals: importKey } },
    limit: 1,
    pagination: false,
    depth: 0,
    select: {},
  });
  return docs[0]?.id ?? null;
}
