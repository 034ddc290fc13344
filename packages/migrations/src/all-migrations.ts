import { archiveMode } from './list/0001-archive-mode.ts';
import { erasuresKeepNoWords } from './list/0002-erasures-keep-no-words.ts';
import type { Migration } from './migration.ts';

/** In the order they are done. New ones go to the end; none is ever taken out or put elsewhere. */
export const allMigrations: readonly Migration[] = [archiveMode, erasuresKeepNoWords];
