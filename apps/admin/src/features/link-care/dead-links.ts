import { LinkStatus, normaliseUrl } from '@masthead/domain';
import { linkStatuses } from '@masthead/links';
import type { Payload } from 'payload';
import { sentLinks } from '../../projection/project-links.ts';
import { databaseOf } from '../../read-model.ts';
import { archivedCopy } from './archived-copy.ts';

/** More are counted, not listed. */
const LISTED = 100;

export interface DeadLink {
  readonly url: string;
  readonly why: string;
  /** ISO instant. */
  readonly checkedAt: string;
  /** The page as it was when the first of the issues came out. */
  readonly archivedCopy: string;
  /** Issues that are out and send readers there, oldest first. */
  readonly issues: readonly { readonly id: string; readonly name: string }[];
}

/** What past issues send readers to and was not there when a worker last looked. Asks nobody outside. */
export async function deadLinks(payload: Payload, now: Date): Promise<readonly DeadLink[]> {
  const rows = await linkStatuses(databaseOf(payload))
    .find({ 'status.state': 'dead' })
    .sort({ checkedAt: -1, _id: 1 })
    .limit(LISTED * 5)
    .toArray();
  const keyOf = (url: string) => normaliseUrl(url) ?? url;
  const issues = await sentLinks(payload)
    .find({ keys: { $in: rows.map(({ _id }) => keyOf(_id)) }, publicFrom: { $lte: now } })
    .sort({ publicFrom: 1 })
    .toArray();
  return rows
    .flatMap(({ _id: url, status, checkedAt }) => {
      const parsed = LinkStatus.safeParse(status);
      const carrying = issues.filter(({ keys }) => keys.includes(keyOf(url)));
      const [first] = carrying;
      if (!parsed.success || parsed.data.state !== 'dead' || first === undefined) return [];
      return {
        url,
        why: parsed.data.why,
        checkedAt: checkedAt.toISOString(),
        archivedCopy: archivedCopy(url, first.publicFrom ?? checkedAt),
        issues: carrying.map(({ _id, number, slug }) => ({
          id: _id,
          name: number === null ? slug : `№${number}`,
        })),
      };
    })
    .slice(0, LISTED);
}
