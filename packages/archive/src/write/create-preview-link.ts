import { Snapshot } from '@masthead/domain';
import type { Db } from 'mongodb';
import { previewLinks, toDocument } from '../collections.ts';
import { newPreviewToken, previewIdOf } from '../preview-token.ts';
import type { PreviewLinkSummary, ReadModelWriter } from '../read-model.ts';

type Request = Parameters<ReadModelWriter['createPreviewLink']>[0];

export async function createPreviewLink(
  db: Db,
  request: Request,
): Promise<{ token: string; link: PreviewLinkSummary }> {
  const token = newPreviewToken();
  const { snapshot, emailHtml, ...rest } = request;
  const link: PreviewLinkSummary = { id: previewIdOf(token), ...rest, revokedAt: null };
  await previewLinks(db).insertOne({
    ...toDocument(link),
    snapshot: Snapshot.parse(snapshot),
    emailHtml,
  });
  return { token, link };
}
