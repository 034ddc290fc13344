import { frequencyFor } from '@masthead/domain';
import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import { DeskError } from '../desk-error.ts';
import { problemsBeforeSending } from '../renditions/blocking-problems.ts';
import { renderDraft } from '../renditions/render-draft.ts';

/** What an issue still lacks before it can be sent, in sentences; whether it is approved is told by its workflow. Looks at no link. */
export async function missingFor(payload: Payload, issueId: string): Promise<readonly string[]> {
  try {
    const { rendered, snapshot } = await renderDraft({ payload }, issueId);
    const { list } = await delivery();
    const { confirmed } = await list.counts(snapshot.newsletter.id, frequencyFor[snapshot.issue.kind]);
    return problemsBeforeSending(snapshot, rendered, confirmed);
  } catch (error) {
    // It cannot even be printed: that is what is missing.
    if (error instanceof DeskError) return [error.message];
    throw error;
  }
}
