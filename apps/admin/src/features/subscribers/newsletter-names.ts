import type { Payload } from 'payload';

/** Newsletter's id → its name, for rows that hold only the id. */
export async function newsletterNames(payload: Payload): Promise<(id: string) => string> {
  const { docs } = await payload.find({
    collection: 'newsletters',
    depth: 0,
    pagination: false,
    select: { name: true },
  });
  const names = new Map(docs.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? 'A newsletter that is gone';
}
