import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload';
import { idOf } from '../../../features/resolve-snapshot/library.ts';

/**
 * A new issue is read on the web by whom its newsletter says. Taken once: a newsletter that says otherwise later neither
 * opens nor closes what is out already. A draft that is moved to another newsletter takes what that one says, unless it
 * was given something of its own.
 */
export const takeArchiveMode: CollectionBeforeValidateHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (data === undefined) return data;
  const [from, to] = [idOf(originalDoc?.newsletter), idOf(data.newsletter)];
  const mode: unknown = data.archiveMode ?? originalDoc?.archiveMode;
  if (mode) {
    if (from === null || to === null || from === to || originalDoc?.renditionId) return data;
    const isOwn = mode !== originalDoc?.archiveMode || mode !== (await modeOf(req, from));
    return isOwn ? data : { ...data, archiveMode: await modeOf(req, to) };
  }
  const id = operation === 'create' ? to : null;
  return { ...data, archiveMode: id === null ? 'public' : await modeOf(req, id) };
};

async function modeOf(req: PayloadRequest, newsletter: string) {
  const { archiveMode } = await req.payload.findByID({
    collection: 'newsletters',
    id: newsletter,
    depth: 0,
    select: { archiveMode: true },
    req,
  });
  return archiveMode ?? 'public';
}
