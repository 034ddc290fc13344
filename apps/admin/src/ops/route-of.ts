import type { Endpoint } from 'payload';

/** What may stand in a route's name: whatever else is asked for is counted as `other`. */
export interface Doors {
  /** Slugs of Payload's collections. */
  readonly collections: ReadonlySet<string>;
  /** First words of our own endpoints: `campaigns` of `/masthead/campaigns/:id/pause`. */
  readonly verbs: ReadonlySet<string>;
}

export function doorsOf(
  collections: readonly { readonly slug: string }[],
  endpoints: readonly Pick<Endpoint, 'path'>[],
): Doors {
  return {
    collections: new Set(collections.map(({ slug }) => slug)),
    verbs: new Set(endpoints.flatMap(({ path }) => /^\/masthead\/([^/]+)/.exec(path)?.[1] ?? [])),
  };
}

/** Which of the desk's doors an address leads to: a closed list, whatever is asked for. Ids and file names are no part. */
export function routeOf(url: string, { collections, verbs }: Doors): string {
  const [, first = '', second = '', third = ''] = (url.split('?')[0] ?? '').split('/');
  if (first === 'admin') return '/admin';
  if (first === '_next') return '/_next';
  if (first !== 'api') return 'other';
  if (second === 'masthead') return verbs.has(third) ? `/api/masthead/${third}` : 'other';
  return collections.has(second) ? `/api/${second}` : 'other';
}
