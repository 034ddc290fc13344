export { type BackUpOptions, backUp } from './back-up.ts';
export { BackupFailure, type BackupFailureCode } from './backup-failure.ts';
export type { Manifest } from './manifest.ts';
export { type RestoreOptions, restore } from './restore.ts';
export { verify } from './verify.ts';
