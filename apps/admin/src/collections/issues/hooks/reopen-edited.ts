import type { CollectionBeforeChangeHook } from 'payload';
import { VERB, type WorkflowState } from '../workflow.ts';

/** What is printed of an issue; the rest (workflow, notes, stamps) may change without a new approval. */
const printed = [
  'newsletter',
  'kind',
  'number',
  'slug',
  'date',
  'subject',
  'preheader',
  'tagline',
  'lede',
  'sections',
  'closing',
] as const;

/** Words changed after approval: the issue is a draft again. Whether the mail would differ is judged by its hash. */
export const reopenEdited: CollectionBeforeChangeHook = ({ context, data, originalDoc }) => {
  if (context[VERB] !== undefined || originalDoc?.workflow !== 'approved') return data;
  const changed = printed.some(
    (field) => field in data && stable(data[field]) !== stable(originalDoc[field]),
  );
  const workflow: WorkflowState = 'draft';
  return changed ? { ...data, workflow } : data;
};

/** JSON with sorted keys, without empty values: `undefined`, `null` and `''` print the same nothing. */
function stable(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) => {
    if (part === '' || part === undefined) return null;
    if (typeof part !== 'object' || part === null || Array.isArray(part) || part instanceof Date) return part;
    const entries = Object.entries(part).filter(
      ([, inner]) => inner !== null && inner !== undefined && inner !== '',
    );
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
