/** Something a person can mend: printed as it is, one sentence (and what to do), without a stack. */
export class CliFailure extends Error {
  readonly exitCode: number;

  /** Exit codes: 1 = a service said no or is not there, 2 = what was typed or given cannot be used. */
  constructor(message: string, exitCode: 1 | 2) {
    super(message);
    this.name = 'CliFailure';
    this.exitCode = exitCode;
  }
}
