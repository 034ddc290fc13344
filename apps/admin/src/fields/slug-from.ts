import { randomBytes } from 'node:crypto';
import type { CollectionBeforeValidateHook, CollectionSlug } from 'payload';
import { slugify } from './slug.ts';

/** Gives a thing its address when it is first saved: from `field`, with a short ending when that is taken. */
export function slugFrom(field: string): CollectionBeforeValidateHook {
  return async ({ collection, data, operation, originalDoc, req }) => {
    if (data === undefined) return data;
    if (operation === 'update') {
      return data.slug === '' || data.slug === null ? { ...data, slug: originalDoc?.slug } : data;
    }
    if (typeof data.slug === 'string' && data.slug !== '') return data;
    const title: unknown = data[field];
    const wanted = slugify(typeof title === 'string' ? title : '');
    const base = wanted === '' ? collection.slug : wanted;
    const { totalDocs } = await req.payload.count({
      collection: collection.slug as CollectionSlug,
      where: { slug: { equals: base } },
      req,
    });
    return { ...data, slug: totalDocs === 0 ? base : `${base}-${randomBytes(3).toString('hex')}` };
  };
}
