import type { CollectionBeforeChangeHook } from 'payload';
import { dateOf } from '../../features/import-draft/date-of.ts';

/**
 * What a date means that somebody typed is put beside it, as the importer does (editorial.md, "Story"); not when the
 * same save says itself what it means.
 */
export const readDateText: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const before = (originalDoc ?? {}) as Record<string, unknown>;
  const typed: unknown = data.dateText;
  const changed = (name: string) => name in data && (data[name] ?? null) !== (before[name] ?? null);
  if (!changed('dateText') || changed('date') || changed('datePrecision')) return data;
  const read = dateOf(typeof typed === 'string' && typed !== '' ? typed : null, new Date());
  return { ...data, date: read.date ?? null, datePrecision: read.datePrecision ?? null };
};
