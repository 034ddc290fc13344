import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CliEnv, EnvError, LocalEnv, readEnv } from '@masthead/config';
import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';

/** Where the desk answers, and the token by which it knows this machine. */
export interface Desk {
  readonly url: string;
  readonly token: string;
}

const defaultUrl = 'http://127.0.0.1:4001';

/**
 * ADMIN_URL and LOCAL_TOKEN from the environment, else what `npm start` left in `.masthead/secrets.json`; null when
 * there is no token anywhere. @throws CliFailure when a variable is malformed
 */
export async function findDesk(context: CliContext): Promise<Desk | null> {
  try {
    const env = readEnv(CliEnv, context.env);
    const { MASTHEAD_DIR } = readEnv(LocalEnv, context.env);
    const local = await readLocal(join(context.root, MASTHEAD_DIR, 'secrets.json'));
    const token = env.LOCAL_TOKEN ?? local.LOCAL_TOKEN;
    const url = env.ADMIN_URL ?? local.ADMIN_URL ?? defaultUrl;
    return token === undefined ? null : { url: url.replace(/\/+$/, ''), token };
  } catch (error) {
    if (error instanceof EnvError) throw new CliFailure(error.message, 2);
    throw error;
  }
}

/** The local secrets as text values; nothing when the file is not there or is not ours. */
async function readLocal(path: string): Promise<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(
      Object.entries(parsed).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
    );
  } catch {
    return {};
  }
}
