import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload';
import { idOf } from '../../../features/resolve-snapshot/library.ts';

/**
 * Gives a new issue its newsletter, its number and its address (`<newsletter>-<number>`). A form saves itself before
 * anybody has chosen: an issue that changes its newsletter gets the next number there. The address follows both until
 * the first approval and is then left alone: mails already under way point to it. The unique index on `slug` settles a
 * race for one number.
 */
export const numberAndSlug: CollectionBeforeValidateHook = async ({ data, operation, originalDoc, req }) => {
  if (data === undefined) return data;
  if (operation === 'update') {
    const before: Doc = originalDoc ?? {};
    const moved = await numberAfterMove(req, data, before);
    const numbered = moved === null ? data : { ...data, number: moved };
    const slug = await slugAfterUpdate(req, numbered, before);
    return slug === null ? numbered : { ...numbered, slug };
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

/** The number in the newsletter that an issue was moved to; null where it keeps its own or one was typed beside it. */
async function numberAfterMove(req: PayloadRequest, data: Doc, before: Doc): Promise<number | null> {
  const newsletter = idOf(data.newsletter);
  if (newsletter === null || newsletter === idOf(before.newsletter) || before.renditionId) return null;
  if (typeof before.number !== 'number') return null;
  if ('number' in data && data.number !== before.number) return null;
  return nextNumber(req, newsletter);
}

/** The address an update should leave behind; null to leave it as it comes. */
async function slugAfterUpdate(req: PayloadRequest, data: Doc, before: Doc): Promise<string | null> {
  const typed = 'slug' in data && data.slug !== before.slug;
  if (typed) return data.slug === '' || data.slug === null ? String(before.slug ?? '') || null : null;
  if (before.renditionId) return null;
  const newsletter = idOf(data.newsletter) ?? idOf(before.newsletter);
  const renumbered = typeof data.number === 'number' && data.number !== before.number;
  if (newsletter === null || !(renumbered || newsletter !== idOf(before.newsletter))) return null;
  const ending = await givenEnding(req, before);
  if (ending === null) return null;
  return `${await slugOf(req, newsletter)}-${renumbered ? String(data.number) : ending}`;
}

/** What stands behind a newsletter's slug in an address that this hook gave, of whatever newsletter; null where somebody typed another. */
async function givenEnding(req: PayloadRequest, { number, slug }: Doc): Promise<string | null> {
  const given = /^(.+)-(digest-[0-9a-z]+|\d+)$/.exec(typeof slug === 'string' ? slug : '');
  const [, base = '', ending = ''] = given ?? [];
  if (given === null || (!ending.startsWith('digest-') && ending !== String(number))) return null;
  const { docs } = await req.payload.find({
    collection: 'newsletters',
    where: { slug: { equals: base } },
    limit: 1,
    pagination: false,
    depth: 0,
    select: { slug: true },
    req,
  });
  return docs.length === 0 ? null : ending;
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
