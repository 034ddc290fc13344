import type { Correction } from '@masthead/domain';
import type { Payload } from 'payload';
import { standsFor } from '../merge/follow-merges.ts';
import { issueCorrections } from './issue-corrections.ts';

/** The errata of an issue as its page prints them, led to the entries that stand for theirs today. */
export async function publicCorrections(payload: Payload, issueId: string): Promise<readonly Correction[]> {
  const rows = await issueCorrections(payload).find({ issueId, takenBackAt: null }).sort({ at: 1 }).toArray();
  const to = await standsFor(
    payload,
    rows.flatMap(({ about }) => about?.entryId ?? []),
  );
  return rows.map(({ _id, about, at, date, text }) => ({
    id: _id,
    date,
    publishedAt: at.toISOString(),
    text,
    about:
      about === null || about.entryId === null
        ? about
        : { ...about, entryId: to.get(about.entryId)?.id ?? about.entryId },
  }));
}
