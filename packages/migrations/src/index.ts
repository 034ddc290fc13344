export {
  type Migrated,
  type MigrateOptions,
  type MigrationStatus,
  migrate,
  migrationStatus,
  statusIn,
} from './migrate.ts';
