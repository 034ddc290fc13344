import { APIError, type CollectionBeforeChangeHook } from 'payload';
import { VERB } from '../workflow.ts';

/**
 * Only the approve verb publishes: what stands in the published document is what a rendition was made of.
 * Every other save must say `draft=true`; Payload's REST door would otherwise publish or unpublish by the way.
 */
export const guardPublishing: CollectionBeforeChangeHook = ({ context, data }) => {
  if (data._status === 'published' && context[VERB] === undefined) {
    throw new APIError(
      'An issue is published by approving it. Save it with draft=true, then use Approve.',
      403,
      undefined,
      true,
    );
  }
  return data;
};
