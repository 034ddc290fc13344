import type { Payload } from 'payload';
import type { NewsletterToChoose } from './newsletter-choice.tsx';

/** All newsletters, the oldest first: what is taken where nobody chooses. */
export async function newslettersToChoose(payload: Payload): Promise<readonly NewsletterToChoose[]> {
  const { docs } = await payload.find({
    collection: 'newsletters',
    sort: 'createdAt',
    depth: 0,
    pagination: false,
    select: { name: true, slug: true },
  });
  return docs.map(({ name, slug }) => ({ name, slug: slug ?? '' }));
}
