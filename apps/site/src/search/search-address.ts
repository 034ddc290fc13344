import { passageKinds, type SearchQuery } from '@masthead/archive';
import { z } from 'zod';

export const hitsPerPage = 20;

/** The address of a search as browsers send it: what is no use is left out, never an error. */
const Asked = z.object({
  q: z.string().trim().max(200).catch(''),
  kind: z.enum(passageKinds).optional().catch(undefined),
  topic: z
    .string()
    .regex(/^[a-z0-9-]{1,120}$/)
    .optional()
    .catch(undefined),
  year: z.coerce.number().int().min(1900).max(9999).optional().catch(undefined),
  newsletter: z
    .string()
    .regex(/^[a-z0-9-]{1,120}$/)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(50).catch(1),
});
export type Asked = z.infer<typeof Asked>;

export function askedOf(url: string): Asked {
  const given = Object.fromEntries([...new URL(url).searchParams].filter(([, value]) => value !== ''));
  return Asked.parse(given);
}

/** True when there is something to look for: words or a filter that leaves less than everything. */
export function asksAnything({ q, kind, topic, year }: Asked): boolean {
  return q !== '' || kind !== undefined || topic !== undefined || year !== undefined;
}

export function queryOf(asked: Asked, newsletterId: string | undefined, perPage = hitsPerPage): SearchQuery {
  const { q, kind, topic, year, page } = asked;
  return {
    text: q,
    page,
    perPage,
    ...(kind === undefined ? {} : { kind }),
    ...(topic === undefined ? {} : { topic }),
    ...(year === undefined ? {} : { year }),
    ...(newsletterId === undefined ? {} : { newsletterId }),
  };
}

/** The address of a search, or of its citations: the same search always has the same one. */
export function searchPath(asked: Partial<Asked>, path = '/search'): string {
  const { q = '', kind, topic, year, newsletter, page = 1 } = asked;
  const params = new URLSearchParams();
  if (q !== '') params.set('q', q);
  if (kind !== undefined) params.set('kind', kind);
  if (topic !== undefined) params.set('topic', topic);
  if (year !== undefined) params.set('year', String(year));
  if (newsletter !== undefined) params.set('newsletter', newsletter);
  if (page > 1) params.set('page', String(page));
  const query = params.toString();
  return query === '' ? path : `${path}?${query}`;
}
