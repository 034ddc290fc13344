/** A verb says no. `code` is stable, `message` says what, `help` names the next step. */
export class DeskError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 503,
    readonly code: string,
    message: string,
    readonly help: string,
  ) {
    super(message);
    this.name = 'DeskError';
  }
}
