import type { PublicIssue } from '@masthead/archive';
import { linksOf, normaliseUrl } from '@masthead/domain';
import type { Payload } from 'payload';
import { madeOnce } from '../made-once.ts';
import { databaseOf } from '../read-model.ts';

/** Which addresses a public issue carries, as keys by which two spellings of one page are equal. Only the desk reads it. */
interface SentLinks {
  readonly _id: string;
  readonly newsletterId: string;
  readonly number: number | null;
  readonly slug: string;
  readonly publicFrom: Date | null;
  readonly keys: readonly string[];
}

export function sentLinks(payload: Payload) {
  return databaseOf(payload).collection<SentLinks>('sentLinks');
}

/** Keeps the list of an issue's addresses in step with what is public of it; null takes it away. May be repeated. */
export async function projectLinks(
  payload: Payload,
  issueId: string,
  issue: PublicIssue | null,
): Promise<void> {
  await ensureIndex(payload);
  if (issue === null) {
    await sentLinks(payload).deleteOne({ _id: issueId });
    return;
  }
  const { newsletterId, number, slug, publicFrom, snapshot } = issue;
  const keys = [...new Set(linksOf(snapshot).flatMap(({ url }) => normaliseUrl(url) ?? []))];
  await sentLinks(payload).updateOne(
    { _id: issueId },
    { $set: { newsletterId, number, slug, publicFrom, keys } },
    { upsert: true },
  );
}

const ensureIndex = madeOnce((payload) =>
  sentLinks(payload).createIndex({ keys: 1, newsletterId: 1 }, { name: 'issues_carrying_link' }),
);
