export type BackupFailureCode =
  | 'folder-exists'
  | 'no-backup'
  | 'damaged'
  | 'database-not-empty'
  | 'media-differs'
  | 'snapshot-too-old'
  | 'not-restored-alike';

/** Something a person can mend. `message` says what is wrong, `help` what to do. */
export class BackupFailure extends Error {
  readonly code: BackupFailureCode;
  readonly help: string;

  constructor(code: BackupFailureCode, message: string, help: string) {
    super(message);
    this.name = 'BackupFailure';
    this.code = code;
    this.help = help;
  }
}
