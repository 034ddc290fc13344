import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { LocalEnv, readEnv } from '@masthead/config';
import { readRunState } from './run-state.ts';
import { readSecrets } from './secrets.ts';

export type Environment = Readonly<Record<string, string>>;

/** `.env` of the repository below what the shell sets; empty values count as unset. */
export function givenEnvironment(root: string, shell: NodeJS.ProcessEnv = process.env): Environment {
  const path = join(root, '.env');
  const file = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
  const all = Object.entries({ ...file, ...shell });
  return Object.fromEntries(all.filter((pair): pair is [string, string] => (pair[1] ?? '') !== ''));
}

/** The folder of databases, uploads, secrets and logs. */
export function dataFolder(root: string, given: Environment): string {
  return resolve(root, readEnv(LocalEnv, given).MASTHEAD_DIR);
}

/**
 * What a tool beside a running `npm start` needs to reach it: the secrets it generated and the addresses it
 * listens on, below what `.env` and the shell say. Answers quickly and starts nothing; before the first
 * `npm start` it is simply what is given.
 */
export function localEnvironment(root: string, shell: NodeJS.ProcessEnv = process.env): Environment {
  const given = givenEnvironment(root, shell);
  const dataDir = dataFolder(root, given);
  return { ...readSecrets(dataDir), ...readRunState(dataDir)?.addresses, ...given };
}
