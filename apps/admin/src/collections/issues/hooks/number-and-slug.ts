import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload';
import { idOf } from '../../../features/resolve-snapshot/library.ts';

/**
 * Gives a new issue its newsletter, its number and its address (`<newsletter>-<number>`). The address follows the
 * number until the first approval and is then left alone: mails already under way point to it. The unique index on
 * `slug` settles a race for one number.
 */
export const numberAndSlug: CollectionBeforeValidateHook = async ({ data, operation, originalDoc, req }) => {
  if (data === undefined) return data;
  if (operation === 'update') {
    const slug = await slugAfterUpdate(req, data, originalDoc ?? {});
    return slug === null ? data : { ...data, slug };
  }
  const newsletter = idOf(data.newsletter) ?? (await firstNewsletterId(req));
  if (newsletter === null) return data;
  const isDigest = data.kind === 'digest';
  const number: unknown = data.number ?? (isDigest ? null : await nextNumber(req, newsletter));
  if (typeof data.slug === 'string' && data.slug !== '') return { ...data, newsletter, number };
  const ending = typeof number === 'number' ? String(number) : `digest-${Date.now().toString(36)}`;
  return { ...data, newsletter, number, slug: `${await slugOf(req, newsletter)}-${ending}` };
};

type Doc = Readonly<Record<string, unknown>>;

/** The address an update should leave behind; null to leave it as it comes. */
async function slugAfterUpdate(req: PayloadRequest, data: Doc, before: Doc): Promise<string | null> {
  const typed = 'slug' in data && data.slug !== before.slug;
  if (typed) return data.slug === '' || data.slug === null ? String(before.slug ?? '') || null : null;
  const renumbered = typeof data.number === 'number' && data.number !== before.number;
  if (!renumbered || before.renditionId) return null;
  const newsletter = idOf(data.newsletter) ?? idOf(before.newsletter);
  if (newsletter === null) return null;
  const base = await slugOf(req, newsletter);
  return before.slug === `${base}-${String(before.number)}` ? `${base}-${data.number}` : null;
}

async function slugOf(req: PayloadRequest, newsletter: string): Promise<string> {
  const { slug } = await req.payload.findByID({
    collection: 'newsletters',
    id: newsletter,
    depth: 0,
    select: { slug: true },
    req,
  });
  return slug;
}

async function firstNewsletterId(req: PayloadRequest): Promise<string | null> {
  const { docs } = await req.payload.find({
    collection: 'newsletters',
    sort: 'createdAt',
    limit: 1,
    pagination: false,
    depth: 0,
    req,
  });
  return docs[0]?.id ?? null;
}

/** One more than the highest that any issue of the newsletter has, drafts included. */
async function nextNumber(req: PayloadRequest, newsletter: string): Promise<number> {
  const { docs } = await req.payload.find({
    collection: 'issues',
    where: { newsletter: { equals: newsletter }, number: { exists: true } },
    sort: '-number',
    draft: true,
    limit: 1,
    pagination: false,
    depth: 0,
    select: { number: true },
    req,
  });
  return (docs[0]?.number ?? 0) + 1;
}
