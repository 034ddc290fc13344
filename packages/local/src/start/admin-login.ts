import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './local-environment.ts';
import { type Secrets, writePrivate } from './secrets.ts';

export interface AdminLogin {
  readonly email: string;
  /** Null when it was chosen in .env: it is then nobody's business to repeat it. */
  readonly password: string | null;
  readonly path: string;
  /** Written by this very start: to be shown once. */
  readonly isNew: boolean;
}

/** Keeps the generated first admin's login in a file only its owner can read; `.env` wins over it. */
export function writeAdminLogin(dataDir: string, given: Environment, secrets: Secrets): AdminLogin {
  const path = join(dataDir, 'admin-login.txt');
  const email = given.ADMIN_EMAIL ?? secrets.ADMIN_EMAIL;
  const isNew = !existsSync(path);
  if (given.ADMIN_PASSWORD !== undefined) return { email, password: null, path, isNew };
  if (isNew)
    writePrivate(
      path,
      `The first admin of this installation\naddress:  ${email}\npassword: ${secrets.ADMIN_PASSWORD}\n`,
    );
  return { email, password: secrets.ADMIN_PASSWORD, path, isNew };
}
