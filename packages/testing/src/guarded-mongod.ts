import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { ensureMongod, freePort, startMongod } from '@masthead/local';
import { MongoClient } from 'mongodb';
import { spawnMongod } from '../../local/src/services/spawn-mongod.ts';
import { eventually } from './eventually.ts';

export interface GuardedMongod {
  /** The database `masthead` as one of the users that docker-compose makes. */
  uriOf(user: 'masthead' | 'worker' | 'site' | 'cli'): string;
  stop(): Promise<void>;
}

const passwords = {
  MONGODB_PASSWORD: 'pw-masthead',
  MONGODB_WORKER_PASSWORD: 'pw-worker',
  MONGODB_SITE_PASSWORD: 'pw-site',
  MONGODB_CLI_PASSWORD: 'pw-cli',
};

/** A mongod with access control whose users were made by the very script that docker-compose runs. */
export async function startGuardedMongod(): Promise<GuardedMongod> {
  const folder = mkdtempSync(join(tmpdir(), 'masthead-users-'));
  const binary = await ensureMongod();
  const open = await startMongod({ dataDir: folder, port: await freePort(), binary, ephemeral: true });
  const maker = await MongoClient.connect(open.uri);
  for (const command of commandsOf('packages/local/database/users.js'))
    await maker.db('masthead').command(command);
  await maker.close();
  await open.stop();

  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, randomBytes(48).toString('base64'));
  chmodSync(keyFile, 0o400);
  // The set has stored the address that it was made at.
  const port = Number(new URL(open.uri).port);
  const guarded = spawnMongod({ dataDir: folder, port, binary, oplogMb: 128, cacheGb: 0.25, keyFile });
  const uriOf: GuardedMongod['uriOf'] = (user) =>
    `mongodb://${user}:pw-${user}@127.0.0.1:${port}/masthead?replicaSet=rs0&authSource=masthead`;
  await eventually(async () => {
    const client = await MongoClient.connect(uriOf('masthead'), { serverSelectionTimeoutMS: 2_000 });
    await client.db().command({ ping: 1 });
    await client.close();
    return true;
  });
  return {
    uriOf,
    stop: async () => {
      await guarded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a mongosh script would have the server do on an empty database. */
function commandsOf(path: string): Record<string, unknown>[] {
  const commands: Record<string, unknown>[] = [];
  const house = {
    getRole: () => null,
    getUser: () => null,
    createRole: ({ role, ...rest }: { role: string }) => commands.push({ createRole: role, ...rest }),
    createUser: ({ user, ...rest }: { user: string }) => commands.push({ createUser: user, ...rest }),
  };
  const script = readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');
  runInNewContext(script, { db: { getSiblingDB: () => house }, process: { env: passwords } });
  return commands;
}
