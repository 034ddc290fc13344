import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import { previewRemarks } from '../collections.ts';
import type { PreviewLinkSummary, PreviewRemark } from '../read-model.ts';

/** A link passed on further than was meant fills no database. */
const MOST = 200;

/** Keeps what somebody without an account says on an open link. An approval counts only where the link allows it. */
export async function addRemark(
  db: Db,
  link: PreviewLinkSummary,
  remark: Pick<PreviewRemark, 'name' | 'text' | 'sectionId' | 'approves' | 'at'>,
): Promise<'kept' | 'full'> {
  if ((await previewRemarks(db).countDocuments({ linkId: link.id }, { limit: MOST })) >= MOST) return 'full';
  const { name, text, sectionId, approves, at } = remark;
  await previewRemarks(db).insertOne({
    _id: randomUUID(),
    linkId: link.id,
    issueId: link.issueId,
    name,
    text,
    sectionId,
    approves: approves && link.mayApprove === true,
    at,
  });
  return 'kept';
}
