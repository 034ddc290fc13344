/**
 * Which of the desk's doors an address leads to: a closed list, whatever is asked for. Ids and file names are no part.
 * @param collections slugs of Payload's collections
 */
export function routeOf(url: string, collections: ReadonlySet<string>): string {
  const [, first = '', second = '', third = ''] = (url.split('?')[0] ?? '').split('/');
  if (first === 'admin') return '/admin';
  if (first === '_next') return '/_next';
  if (first !== 'api') return 'other';
  if (second === 'masthead')
    return /^[a-z-]{1,30}$/.test(third) && verbs.has(third) ? `/api/masthead/${third}` : 'other';
  return collections.has(second) ? `/api/${second}` : 'other';
}

/** First words of our own endpoints (features/endpoints.ts); one that is missing here is counted as `other`. */
const verbs: ReadonlySet<string> = new Set([
  'archive-imports',
  'audit',
  'campaigns',
  'doctor',
  'entries',
  'import',
  'issues',
  'links',
  'merges',
  'paste',
  'people',
  'provider',
  'read-model',
  'security',
  'segments',
  'sending',
  'slots',
  'status',
  'subscribers',
]);
