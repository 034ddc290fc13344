import type { AfterErrorHook } from 'payload';
import { TRANSIENT_HEADER } from './retry-transient.ts';
import { isTransient } from './write-conflict.ts';

/** Turns MongoDB's "two transactions met" into an answer the retry wrapper knows, and a person can read. */
export const markTransient: AfterErrorHook = ({ error, req }) => {
  if (!isTransient(error)) return;
  req.responseHeaders = new Headers(req.responseHeaders);
  req.responseHeaders.set(TRANSIENT_HEADER, '1');
  return {
    status: 409,
    response: {
      errors: [
        {
          message:
            'This was held by another save for ten seconds, perhaps by a desk that was stopped in the middle of one. Nothing was written: try again in a minute.',
        },
      ],
    },
  };
};
