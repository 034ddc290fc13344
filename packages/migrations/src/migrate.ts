import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Db, MongoClient } from 'mongodb';
import { allMigrations } from './all-migrations.ts';
import { LockLost, makeLock } from './lock.ts';
import type { Migration } from './migration.ts';
import { keepProgress, progressOf } from './progress.ts';

export interface MigrateOptions {
  /** With the database's name. */
  readonly mongodbUri: string;
  /** Told what is being done, a line at a time. */
  readonly say?: (line: string) => void;
  /** For tests; all of them otherwise. */
  readonly migrations?: readonly Migration[];
  /** For tests: how long the lock of a process that died keeps others out; a minute otherwise. */
  readonly lockMs?: number;
  /** For how long another's run is waited for, in ms. */
  readonly patienceMs?: number;
}

export interface Migrated {
  readonly id: string;
  readonly changed: number;
}

export interface MigrationStatus {
  readonly id: string;
  readonly says: string;
  readonly state: 'done' | 'begun' | 'to come';
  readonly doneAt: Date | null;
  /** Documents it would still change; 0 when it is done. */
  readonly left: number;
}

const askAgainMs = 250;
const waitMs = 30 * 60_000;

/** Does all that was not done yet, in order, once. @throws when another holds the lock for longer than `patienceMs` */
export function migrate(options: MigrateOptions): Promise<readonly Migrated[]> {
  const { lockMs = 60_000, migrations = allMigrations, patienceMs = waitMs, say = () => undefined } = options;
  return withDatabase(options.mongodbUri, async (db) => {
    const lock = makeLock(db, randomUUID(), lockMs);
    const until = Date.now() + patienceMs;
    for (;;) {
      if ((await undone(db, migrations)).length === 0) return [];
      const epoch = await lock.take();
      if (epoch === null) {
        if (Date.now() > until)
          throw new Error('another process has been migrating for too long: look at its log');
        await sleep(askAgainMs);
        continue;
      }
      try {
        const done: Migrated[] = [];
        for (const migration of await undone(db, migrations)) {
          say(`${migration.id}: ${migration.says}`);
          done.push(await runOne(db, migration, epoch, lock.renew));
          say(`${migration.id}: done, ${done.at(-1)?.changed ?? 0} documents changed`);
        }
        return done;
      } catch (error) {
        // Another went on where this process stood still: wait for it like anybody else.
        if (!(error instanceof LockLost)) throw error;
      } finally {
        await lock.release(epoch);
      }
    }
  });
}

/** Of each migration, in order: is it done, and what would it change? Writes nothing. */
export function migrationStatus(
  options: Pick<MigrateOptions, 'mongodbUri' | 'migrations'>,
): Promise<readonly MigrationStatus[]> {
  return withDatabase(options.mongodbUri, (db) => statusIn(db, options.migrations));
}

/** The same over a connection that somebody holds anyway. */
export async function statusIn(
  db: Db,
  migrations: readonly Migration[] = allMigrations,
): Promise<readonly MigrationStatus[]> {
  const known = new Map((await progressOf(db).find().toArray()).map((row) => [row._id, row]));
  return Promise.all(
    migrations.map(async ({ id, left, says }) => {
      const doneAt = known.get(id)?.doneAt ?? null;
      if (doneAt !== null) return { id, says, state: 'done' as const, doneAt, left: 0 };
      const state = known.has(id) ? ('begun' as const) : ('to come' as const);
      return { id, says, state, doneAt, left: await left(db) };
    }),
  );
}

async function undone(db: Db, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const rows = await progressOf(db)
    .find({ doneAt: { $ne: null } }, { projection: { _id: 1 } })
    .toArray();
  const done = new Set(rows.map(({ _id }) => _id));
  return migrations.filter(({ id }) => !done.has(id));
}

async function runOne(
  db: Db,
  { id, step }: Migration,
  epoch: number,
  renew: (epoch: number) => Promise<void>,
): Promise<Migrated> {
  const known = await progressOf(db).findOne({ _id: id });
  let from = known?.from ?? null;
  let changed = known?.changed ?? 0;
  for (;;) {
    await renew(epoch);
    const { changed: now, next } = await step(db, from);
    changed += now;
    from = next;
    // Work first, checkpoint after: a crash in between does the step twice, never skips it.
    if (!(await keepProgress(db, { _id: id, from, changed, epoch, done: next === null })))
      throw new LockLost();
    if (next === null) return { id, changed };
  }
}

async function withDatabase<T>(uri: string, run: (db: Db) => Promise<T>): Promise<T> {
  const client = new MongoClient(uri, {
    appName: 'masthead-migrations',
    writeConcern: { w: 'majority', journal: true },
    serverSelectionTimeoutMS: 10_000,
  });
  try {
    await client.connect();
    return await run(client.db());
  } finally {
    await client.close();
  }
}
