import type { Rule } from '../check.ts';

/** Only what was approved is sent; what differs from it is not what readers will get. */
export const standing: Rule = ({ context: { approval } }) => {
  if (approval === null) {
    return [{ code: 'not-approved', stops: 'sending', message: 'Nothing is approved yet.', at: null }];
  }
  const message = 'The issue differs from the approved rendition: approve again to send these words.';
  return approval.differs ? [{ code: 'differs-from-approved', stops: 'nothing', message, at: null }] : [];
};
