import type { CollectionBeforeValidateHook } from 'payload';
import { idOf } from '../../../features/resolve-snapshot/library.ts';

/**
 * A new issue is read on the web by whom its newsletter says. Taken once: changing the newsletter later neither opens
 * nor closes what is out already.
 */
export const takeArchiveMode: CollectionBeforeValidateHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (data === undefined || (data.archiveMode ?? originalDoc?.archiveMode)) return data;
  const id = operation === 'create' ? idOf(data.newsletter) : null;
  if (id === null) return { ...data, archiveMode: 'public' };
  const newsletter = await req.payload.findByID({
    collection: 'newsletters',
    id,
    depth: 0,
    select: { archiveMode: true },
    req,
  });
  return { ...data, archiveMode: newsletter.archiveMode ?? 'public' };
};
