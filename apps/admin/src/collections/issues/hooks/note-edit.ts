import type { CollectionAfterChangeHook } from 'payload';
import { actorOf } from '../../../access/roles.ts';
import { recordEvent } from '../../../features/audit/record-event.ts';
import { DESK_WINDOW, windowNamed } from '../../../features/editing/desk-window.ts';
import { keepLock } from '../../../features/editing/editing-locks.ts';
import { VERB } from '../workflow.ts';

/** A save from outside goes into the issue's history, and whoever made it keeps the issue. Verbs note themselves. */
export const noteEdit: CollectionAfterChangeHook = async ({ context, doc, operation, req }) => {
  const actor = actorOf(req);
  if (context[VERB] !== undefined || actor === null) return doc;
  const made = doc.importKey ? 'imported' : 'made';
  const edited = context.isRestoringVersion === true ? 'old version brought back' : 'edited';
  await recordEvent(req.payload, {
    issueId: String(doc.id),
    verb: operation === 'create' ? made : edited,
    by: actor,
    // The instant that stands in the document, so that a form can be compared with it (refuse-stale).
    at: new Date(doc.updatedAt),
    window: windowNamed(context[DESK_WINDOW]),
  });
  if (operation === 'update' && req.payloadAPI === 'REST') await keepLock(req, String(doc.id));
  return doc;
};
