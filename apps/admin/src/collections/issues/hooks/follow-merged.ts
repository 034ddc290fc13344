import type { CollectionBeforeChangeHook } from 'payload';
import { standsFor } from '../../../features/merge/follow-merges.ts';
import { idOf } from '../../../features/resolve-snapshot/library.ts';

interface Section {
  readonly items?: readonly { readonly entry?: unknown }[];
}

/**
 * A form that was open while two entries became one, or an old version that comes back, still names the one that is
 * gone: what is saved names the one that stands for it.
 */
export const followMerged: CollectionBeforeChangeHook = async ({ data, req }) => {
  if (!Array.isArray(data.sections)) return data;
  const sections = data.sections as readonly Section[];
  const rows = sections.flatMap(({ items }) => (Array.isArray(items) ? items : []));
  const ids = rows.flatMap(({ entry }) => idOf(entry) ?? []);
  const to = await standsFor(req.payload, ids);
  if (to.size === 0) return data;
  const lead = <Row extends { readonly entry?: unknown }>(row: Row): Row => {
    const found = to.get(idOf(row.entry) ?? '');
    return found === undefined ? row : { ...row, entry: found.id };
  };
  return {
    ...data,
    sections: sections.map((section) =>
      Array.isArray(section.items) ? { ...section, items: section.items.map(lead) } : section,
    ),
  };
};
