import type { AfterErrorHook } from 'payload';
import { TRANSIENT_HEADER } from './retry-transient.ts';

/** Turns MongoDB's "two transactions met" into an answer the retry wrapper knows, and a person can read. */
export const markTransient: AfterErrorHook = ({ error, req }) => {
  if (!isTransient(error)) return;
  req.responseHeaders = new Headers(req.responseHeaders);
  req.responseHeaders.set(TRANSIENT_HEADER, '1');
  return {
    status: 409,
    response: {
      errors: [{ message: 'Somebody else saved this at the same moment. Nothing was written: save again.' }],
    },
  };
};

/** By the driver's own label; looks through `cause`, as Payload wraps some errors. */
export function isTransient(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('errorLabelSet' in error && error.errorLabelSet instanceof Set) {
    if (error.errorLabelSet.has('TransientTransactionError')) return true;
  }
  if ('errorLabels' in error && Array.isArray(error.errorLabels)) {
    if (error.errorLabels.includes('TransientTransactionError')) return true;
  }
  return 'cause' in error && isTransient(error.cause);
}
