import type { Db } from 'mongodb';
import { fromDocument, previewLinks } from '../collections.ts';
import { previewIdOf } from '../preview-token.ts';
import type { PreviewLookup } from '../read-model.ts';
import { addRemark } from '../write/add-remark.ts';
import { remarksOf } from './remarks-of.ts';

export async function findPreview(db: Db, token: string, now: Date): Promise<PreviewLookup | null> {
  const row = await previewLinks(db).findOne({ _id: previewIdOf(token) });
  if (row === null) return null;
  const { snapshot, emailHtml, ...link } = fromDocument(row);
  if (link.revokedAt !== null || snapshot === null || emailHtml === null)
    return { state: 'gone', why: 'revoked' };
  if (link.expiresAt <= now) return { state: 'gone', why: 'expired' };
  const remarks = await remarksOf(db, link.id);
  return {
    state: 'open',
    link: { ...link, snapshot, emailHtml },
    remarks,
    say: (remark) => addRemark(db, link, remark),
  };
}
