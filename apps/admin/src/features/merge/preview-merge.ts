import type { PayloadRequest } from 'payload';
import type { Media, Paper, Story } from '../../payload-types.ts';
import { databaseOf } from '../../read-model.ts';
import { DeskError } from '../desk-error.ts';
import { showEntries } from '../entries/show-entries.ts';
import { differencesOf, fieldWord, shown } from './entry-differences.ts';
import { loadPair, type Pair } from './load-pair.ts';
import type { MergePreview } from './merge-shape.ts';
import { objectId } from './merge-store.ts';

/** What would move, what would be taken over, what would be dropped. Writes nothing. @throws DeskError as `loadPair` */
export async function previewMerge(req: PayloadRequest, pair: Pair): Promise<MergePreview> {
  const { payload } = req;
  const stored = await loadPair(req, pair);
  const { fills, keeps } = differencesOf(stored.from, stored.into);
  const { docs } = await payload.find({
    collection: pair.collection,
    where: { id: { in: [pair.from, pair.into] } },
    depth: 0,
    pagination: false,
  });
  const entries: readonly (Story | Paper | Media)[] = docs;
  const named = await showEntries(
    payload,
    entries.map((doc) => ({ collection: pair.collection, doc })),
  );
  const from = named.find(({ id }) => id === pair.from);
  const into = named.find(({ id }) => id === pair.into);
  if (from === undefined || into === undefined)
    throw new DeskError(
      404,
      'no-entry',
      'One of the entries is not there.',
      'It may have been merged before.',
    );
  const issues = await payload.find({
    collection: 'issues',
    where: { 'sections.items.entry': { equals: pair.from } },
    draft: true,
    depth: 0,
    limit: 100,
    pagination: false,
    sort: '-number',
    select: { number: true, tagline: true, subject: true },
  });
  const versions = await databaseOf(payload)
    .collection('_issues_versions')
    .countDocuments({ 'version.sections.items.entry': objectId(payload, pair.from) });
  return {
    from,
    into,
    versions,
    issues: issues.docs.map(({ id, number, subject, tagline }) => ({
      issueId: id,
      name: number ? `№${number}` : 'Digest',
      tagline: tagline || subject || '',
    })),
    fills: Object.entries(fills).map(([field, value]) => ({ field: fieldWord(field), value: shown(value) })),
    keeps: keeps.map(({ dropped, field, kept }) => ({
      field: fieldWord(field),
      kept: shown(kept),
      dropped: shown(dropped),
    })),
  };
}
