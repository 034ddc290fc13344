import type { Payload } from 'payload';
import { projectNewsletter } from '../projection/project-newsletter.ts';
import type { Saved } from '../rest/after-save.ts';
import { draftDueDigests } from './digest/draft-due-digests.ts';
import { holdEdited } from './hold-edited.ts';

/** What follows from a save in the desk, once it is committed. Every step may be repeated. */
export async function reactToSave(payload: Payload, { collection, ids }: Saved): Promise<void> {
  for (const id of ids) {
    if (collection === 'issues') await holdEdited(payload, id);
    if (collection === 'newsletters') await projectNewsletter(payload, id);
  }
  // From when a digest slot counts.
  if (collection === 'newsletters') await draftDueDigests(payload, new Date());
}
