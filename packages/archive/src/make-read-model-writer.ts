import type { Db } from 'mongodb';
import { ensureArchiveIndexes } from './indexes.ts';
import type { ReadModelWriter } from './read-model.ts';
import { createPreviewLink } from './write/create-preview-link.ts';
import { listPreviewLinks } from './write/list-preview-links.ts';
import { redirectEntry } from './write/redirect-entry.ts';
import { removeEntry } from './write/remove-entry.ts';
import { removeIssue } from './write/remove-issue.ts';
import { revokePreviewLink } from './write/revoke-preview-link.ts';
import { upsertEntry } from './write/upsert-entry.ts';
import { upsertIssue } from './write/upsert-issue.ts';
import { upsertNewsletter } from './write/upsert-newsletter.ts';

/** Makes sure of the indexes once, before its first write: a reading process never needs the right to. */
export function makeReadModelWriter(db: Db): ReadModelWriter {
  let indexes: Promise<void> | null = null;
  const ready = (): Promise<void> => {
    indexes ??= ensureArchiveIndexes(db).catch((error: unknown) => {
      indexes = null;
      throw error;
    });
    return indexes;
  };
  const after =
    <A extends unknown[], R>(verb: (db: Db, ...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      await ready();
      return verb(db, ...args);
    };
  return {
    upsertNewsletter: after(upsertNewsletter),
    upsertIssue: after(upsertIssue),
    removeIssue: after(removeIssue),
    upsertEntry: after(upsertEntry),
    removeEntry: after(removeEntry),
    redirectEntry: after(redirectEntry),
    createPreviewLink: after(createPreviewLink),
    revokePreviewLink: after(revokePreviewLink),
    listPreviewLinks: after(listPreviewLinks),
  };
}
