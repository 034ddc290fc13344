import { ValidationError } from 'payload';

/** MongoDB refused the transaction because another touched the same document: nothing was written, try again. */
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

/** A unique index said no (Payload turns that into a ValidationError on the field): somebody else was first. */
export function isDuplicate(error: unknown): boolean {
  return (
    error instanceof ValidationError &&
    error.data.errors.some(({ path }) => path === 'unsharedKeys' || path === 'slug' || path === 'importKey')
  );
}
