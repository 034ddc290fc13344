import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload';

/**
 * Gives a new issue its newsletter, its number and its address, and then leaves them alone: the address is fixed
 * early because mails already under way point to it. The unique index on `slug` settles a race for one number.
 */
export const numberAndSlug: CollectionBeforeValidateHook = async ({ data, operation, originalDoc, req }) => {
  if (data === undefined) return data;
  if (operation === 'update') {
    return data.slug === '' || data.slug === null ? { ...data, slug: originalDoc?.slug } : data;
  }
  const newsletter = idOf(data.newsletter) ?? (await firstNewsletterId(req));
  if (newsletter === null) return data;
  const number: unknown =
    data.kind === 'digest' ? (data.number ?? null) : (data.number ?? (await nextNumber(req, newsletter)));
  if (typeof data.slug === 'string' && data.slug !== '') return { ...data, newsletter, number };
  const profile = await req.payload.findByID({
    collection: 'newsletters',
    id: newsletter,
    depth: 0,
    select: { slug: true },
    req,
  });
  const ending = typeof number === 'number' ? String(number) : `digest-${Date.now().toString(36)}`;
  return { ...data, newsletter, number, slug: `${profile.slug}-${ending}` };
};

async function firstNewsletterId(req: PayloadRequest): Promise<string | null> {
  const { docs } = await req.payload.find({
    collection: 'newsletters',
    sort: 'createdAt',
    limit: 1,
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
    depth: 0,
    select: { number: true },
    req,
  });
  return (docs[0]?.number ?? 0) + 1;
}

function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'id' in value) return String(value.id);
  return null;
}
