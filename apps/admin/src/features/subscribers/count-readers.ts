import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import type { NewsletterReaders } from './subscriber-shape.ts';

/** Readers of every newsletter, by state. For anybody at the desk. */
export async function countReaders(payload: Payload): Promise<readonly NewsletterReaders[]> {
  const [{ docs }, { list }] = await Promise.all([
    payload.find({
      collection: 'newsletters',
      depth: 0,
      pagination: false,
      sort: 'createdAt',
      select: { name: true, slug: true },
    }),
    delivery(),
  ]);
  return Promise.all(
    docs.map(async ({ id, name, slug }) => ({
      newsletterId: id,
      name,
      slug: slug ?? '',
      counts: await list.counts(id),
    })),
  );
}
