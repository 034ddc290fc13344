import { APIError, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload';
import { VERB } from '../workflow.ts';

/**
 * Only the approve verb publishes: what stands in the published document is what a rendition was made of.
 * Every other save must say `draft=true`; Payload's REST door would otherwise publish or unpublish by the way.
 */
export const guardPublishing: CollectionBeforeChangeHook = ({ context, data, operation, req }) => {
  if (context[VERB] !== undefined) return data;
  if (data._status === 'published') {
    refuse('An issue is published by approving it. Save it with draft=true, then use Approve.');
  }
  if (context.isRestoringVersion === true && !asksForDraft(req)) {
    refuse('An old version comes back as a draft: use “Restore as draft”, then approve it.');
  }
  if (operation === 'update' && req.payloadAPI === 'REST' && !asksForDraft(req)) {
    refuse('A saved issue is changed as a draft: send draft=true. Approving makes the change count.');
  }
  return data;
};

function asksForDraft(req: PayloadRequest): boolean {
  return String(req.query?.draft) === 'true';
}

function refuse(message: string): never {
  throw new APIError(message, 403, undefined, true);
}
