import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MailPicture } from './take-mails.ts';

/** Where the accepted pictures stand, and with which Chromium they were taken. */
export const keptFolder = join(import.meta.dirname, '../../../../docs/images/mails');

export function keptPath({ mail, variant }: Pick<MailPicture, 'mail' | 'variant'>): string {
  return join(keptFolder, `${mail}-${variant}.webp`);
}

/** The major version of the Chromium that drew the kept pictures; another one sets type a little differently. */
export function keptWith(): string {
  const { chromium } = JSON.parse(readFileSync(join(keptFolder, 'taken-with.json'), 'utf8')) as {
    readonly chromium: string;
  };
  return majorOf(chromium);
}

export function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}
