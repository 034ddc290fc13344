import type { FieldHook } from 'payload';
import { idOf } from '../resolve-snapshot/library.ts';
import { standsFor } from './follow-merges.ts';

/** A form that was open while two topics became one still names the one that is gone: the other is saved, once. */
export const followMergedTopics: FieldHook = async ({ req, value }) => {
  if (!Array.isArray(value) || value.length === 0) return value;
  const ids = value.map((topic) => idOf(topic) ?? '');
  const to = await standsFor(req.payload, ids);
  if (to.size === 0) return value;
  return [...new Set(ids.map((id) => to.get(id)?.id ?? id))];
};
