import type { MigrationStatus } from '@masthead/migrations';
import { bad, type Check, ok } from './finding.ts';

/** Has the database what this version expects of it? */
export function migrationsCheck(status: () => Promise<readonly MigrationStatus[]>): Check {
  return {
    name: 'migrations',
    look: async () => {
      const all = await status();
      const left = all.filter(({ state }) => state !== 'done');
      return left.length === 0
        ? ok(`${all.length} of ${all.length} done`)
        : bad(
            `${left.map(({ id, state }) => `${id} (${state})`).join(', ')}`,
            'masthead migrate --dry-run says what they change, masthead migrate does it.',
          );
    },
  };
}
