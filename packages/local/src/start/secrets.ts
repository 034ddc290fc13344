import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** What a local installation generates once, so that a fresh clone needs no configuration. */
const Secrets = z.object({
  PAYLOAD_SECRET: z.string(),
  TOKEN_KEYS: z.string(),
  LOCAL_TOKEN: z.string(),
  RESEND_WEBHOOK_SECRET: z.string(),
  SANDBOX_API_KEY: z.string(),
  ADMIN_EMAIL: z.string(),
  ADMIN_PASSWORD: z.string(),
});
export type Secrets = z.output<typeof Secrets>;

/** The local secrets, generated at the first call and kept where only the owner can read them. */
export function localSecrets(dataDir: string): Secrets {
  const kept = readSecrets(dataDir);
  if (kept !== null) return kept;
  const secrets = generate();
  writePrivate(join(dataDir, file), `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** The secrets of an earlier start, or null. @throws if the file is there but is not what we wrote. */
export function readSecrets(dataDir: string): Secrets | null {
  const path = join(dataDir, file);
  if (!existsSync(path)) return null;
  const read = Secrets.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (read.success) return read.data;
  throw new Error(
    `${path} is damaged: put back a copy, or delete it (links in mails sent so far stop working).`,
  );
}

/** Writes a file for its owner's eyes only, whatever its mode was before. */
export function writePrivate(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode: 0o600 });
  chmodSync(path, 0o600);
}

function generate(): Secrets {
  return {
    PAYLOAD_SECRET: randomBytes(32).toString('hex'),
    TOKEN_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    LOCAL_TOKEN: randomBytes(32).toString('hex'),
    RESEND_WEBHOOK_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
    SANDBOX_API_KEY: `re_sandbox_${randomBytes(16).toString('hex')}`,
    ADMIN_EMAIL: 'admin@masthead.example',
    ADMIN_PASSWORD: randomBytes(12).toString('base64url'),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const file = 'secrets.json';
