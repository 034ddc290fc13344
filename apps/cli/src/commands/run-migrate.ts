import { type MigrationStatus, migrate, migrationStatus } from '@masthead/migrations';
import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';
import { findStores } from '../desk/find-stores.ts';

/** @throws CliFailure when there is no database, or it does not answer */
export async function runMigrate(
  { dryRun, json }: { readonly dryRun?: true; readonly json?: true },
  context: CliContext,
): Promise<void> {
  const { mongodbUri } = await findStores(context);
  try {
    if (dryRun !== true)
      await migrate({
        mongodbUri,
        say: (line) => void (json === true ? context.err : context.out)(`${line}\n`),
      });
    const migrations = await migrationStatus({ mongodbUri });
    context.out(
      `${json === true ? JSON.stringify({ migrations }, null, 2) : migrations.map(inWords).join('\n')}\n`,
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'MongoServerSelectionError')
      throw new CliFailure('MongoDB does not answer at MONGODB_URI. Start it, or set the right address.', 1);
    throw error;
  }
}

function inWords({ doneAt, id, left, says, state }: MigrationStatus): string {
  if (doneAt !== null) return `done     ${id}  on ${doneAt.toISOString().slice(0, 10)}`;
  return `${state.padEnd(7)}  ${id}  ${says} (${left.toLocaleString('en')} documents)`;
}
