import {
  APIError,
  AuthenticationError,
  ErrorDeletingFile,
  FileRetrievalError,
  FileUploadError,
  Forbidden,
  Locked,
  LockedAuth,
  MissingFile,
  NotFound,
  QueryError,
  UnauthorizedError,
  UnverifiedEmail,
  ValidationError,
} from 'payload';

/** What a request can be refused with, each under the name that Payload knows it by. */
const refusals = {
  APIError,
  AuthenticationError,
  ErrorDeletingFile,
  FileRetrievalError,
  FileUploadError,
  Forbidden,
  Locked,
  LockedAuth,
  MissingFile,
  NotFound,
  QueryError,
  UnauthorizedError,
  UnverifiedEmail,
  ValidationError,
};

/**
 * Gives Payload's errors their names back. Payload words and logs an error by the name of its class, which the
 * minified build takes away: every refusal reached the editor as "An unknown error occurred." and the log as an error.
 */
export function nameErrors(classes: Readonly<Record<string, { readonly name: string }>> = refusals): void {
  for (const [name, refusal] of Object.entries(classes)) {
    if (refusal.name !== name) Object.defineProperty(refusal, 'name', { value: name, configurable: true });
  }
}
