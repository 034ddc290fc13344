import { chmod, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvError, readEnv, SigningEnv } from '@masthead/config';
import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';

/** Where `TOKEN_KEYS` lies, and how to write it there. */
export interface KeyFile {
  readonly path: string;
  readonly value: string;
  write(value: string): Promise<void>;
}

/**
 * The file named, else `.env`, else what `npm start` wrote. @throws CliFailure when none of them holds TOKEN_KEYS, or what it
 * holds is no list of keys
 */
export async function findKeyFile(context: CliContext, named: string | undefined): Promise<KeyFile> {
  const folder = context.env.MASTHEAD_DIR ?? '.masthead';
  const places =
    named === undefined
      ? [join(context.root, '.env'), join(context.root, folder, 'secrets.json')]
      : [join(context.cwd, named)];
  for (const path of places) {
    const text = await readFile(path, 'utf8').catch(() => null);
    const found = text === null ? null : path.endsWith('.json') ? inJson(text) : inEnv(text);
    if (found === null) continue;
    checkKeys(found.value, path);
    return { path, value: found.value, write: (value) => replace(path, found.with(value)) };
  }
  throw new CliFailure(
    `TOKEN_KEYS stands in none of: ${places.join(', ')}. Name its file with --file, or use --print where a secret store hands it over.`,
    2,
  );
}

/** @throws CliFailure in the words of the variable itself */
export function checkKeys(value: string, where: string): void {
  try {
    readEnv(SigningEnv, { TOKEN_KEYS: value });
  } catch (error) {
    if (error instanceof EnvError) throw new CliFailure(`${where}: ${error.message}`, 2);
    throw error;
  }
}

interface Found {
  readonly value: string;
  with(value: string): string;
}

function inEnv(text: string): Found | null {
  const line = /^(\s*(?:export\s+)?TOKEN_KEYS\s*=\s*)(["']?)([^"'\r\n#]*)\2/m.exec(text);
  if (line === null) return null;
  const [whole, before = '', quote = '', value = ''] = line;
  return {
    value: value.trim(),
    with: (next) => text.replace(whole, () => `${before}${quote}${next}${quote}`),
  };
}

function inJson(text: string): Found | null {
  try {
    const all = JSON.parse(text) as Record<string, unknown>;
    if (typeof all.TOKEN_KEYS !== 'string') return null;
    return {
      value: all.TOKEN_KEYS,
      with: (next) => `${JSON.stringify({ ...all, TOKEN_KEYS: next }, null, 2)}\n`,
    };
  } catch {
    return null;
  }
}

/** Whole or not at all: half a list of keys would break every link. The file's mode stays. */
async function replace(path: string, text: string): Promise<void> {
  const { mode } = await stat(path);
  const next = `${path}.next`;
  await writeFile(next, text, { mode: 0o600 });
  await chmod(next, mode);
  await rename(next, path);
}
