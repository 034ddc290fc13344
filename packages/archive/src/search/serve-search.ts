import { parentPort } from 'node:worker_threads';
import { connectArchive } from '../connect.ts';
import type { PassagesOf } from './follow-issues.ts';
import { openSearch } from './open-search.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** One to look for what is new, one to hold answers against the read model. */
const connections = 2;

/**
 * What a thread of `openSearchThread` does until it is ended from outside: it has a connection and an index of its own,
 * and answers what it is asked.
 */
export async function serveSearch(mongodbUri: string, passagesOf: PassagesOf): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('serveSearch runs in a thread of openSearchThread');
  const say = (message: FromThread) => port.postMessage(message);
  const opened = connectArchive(mongodbUri, { connections }).then(({ db }) =>
    openSearch({
      db,
      passagesOf,
      clock: () => new Date(),
      onError: (error) => say({ kind: 'trouble', why: inWords(error) }),
    }),
  );
  port.on('message', ({ id, query, now }: ToThread) => {
    opened
      .then((search) => search.search(query, now))
      .then(
        (answer) => say({ kind: 'answer', id, answer }),
        (error: unknown) => say({ kind: 'failed', id, why: inWords(error) }),
      );
  });
  await (await opened).ready();
  say({ kind: 'ready' });
}

/** Errors of the driver hold what cannot be sent. */
function inWords(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
