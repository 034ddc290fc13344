import type { Db } from 'mongodb';
import { fromDocument, previewLinks } from '../collections.ts';
import type { PreviewLinkSummary } from '../read-model.ts';

export async function listPreviewLinks(db: Db, issueId: string): Promise<readonly PreviewLinkSummary[]> {
  const rows = await previewLinks(db)
    .find({ issueId })
    .project<Omit<PreviewLinkSummary, 'id'> & { _id: string }>({ snapshot: 0, emailHtml: 0 })
    .sort({ createdAt: -1 })
    .toArray();
  return rows.map(fromDocument);
}
