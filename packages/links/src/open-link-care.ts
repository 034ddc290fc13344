import { MongoClient } from 'mongodb';
import { makeAskNameServers } from './ask-name-servers.ts';
import { type AskWeb, makeAskWeb, publicWeb } from './ask-web.ts';
import { claimRound } from './claim-round.ts';
import { dueLinks } from './due-links.ts';
import { keepLinkStatus, linkStatuses } from './link-statuses.ts';
import { pastLinks } from './past-links.ts';
import { makePoliteLooks } from './polite-looks.ts';

const MINUTE_MS = 60_000;
const EVERY_MS = 60 * MINUTE_MS;
/** A round that takes longer leaves the rest to the next one. */
const ROUND_MS = 50 * MINUTE_MS;

export interface LinkCare {
  /** Does the round of this hour if no other process did. Answers how many addresses were looked at. @throws what the database says */
  runDue(): Promise<number>;
  /** Hangs up on whoever is asked and keeps nothing of it: still due, whoever does the next round. */
  halt(): void;
  close(): Promise<void>;
}

export interface LinkCareOptions {
  /** Names the database. */
  readonly mongodbUri: string;
  /** Told how a round went; counts alone. */
  readonly log: { info(context: object, message: string): void };
  /** For tests: a way out that lets their own servers in. */
  readonly ask?: AskWeb;
  /** For tests: between two addresses of a host. */
  readonly betweenMs?: number;
  /** For tests: between two rounds. */
  readonly everyMs?: number;
}

/**
 * Looks again after the links of issues that are out. On two connections of its own, opened when they are first needed: it
 * waits for nothing that sends, and nothing that sends waits for it.
 */
export function openLinkCare(options: LinkCareOptions): LinkCare {
  const { betweenMs, everyMs = EVERY_MS, log, mongodbUri } = options;
  const { ask = makeAskWeb({ ...publicWeb, resolve: makeAskNameServers() }) } = options;
  const client = new MongoClient(mongodbUri, {
    appName: 'masthead-links',
    maxPoolSize: 2,
    maxIdleTimeMS: MINUTE_MS,
    serverSelectionTimeoutMS: 10_000,
    writeConcern: { w: 'majority', journal: true },
  });
  const db = client.db();
  const halted = new AbortController();

  const dueNow = async (now: Date) => {
    const urls = await pastLinks(db, now);
    const rows = await linkStatuses(db)
      .find()
      .project<{ _id: string; checkedAt: Date }>({ checkedAt: 1 })
      .toArray();
    return dueLinks(urls, new Map(rows.map(({ _id, checkedAt }) => [_id, checkedAt])), now);
  };
  return {
    async runDue() {
      if (halted.signal.aborted || !(await claimRound(db, everyMs))) return 0;
      const due = await dueNow(new Date());
      const failed = new AbortController();
      let looked = 0;
      const looks = makePoliteLooks({
        ask,
        keep: async (url, status) => {
          await keepLinkStatus(db, url, status);
          looked += 1;
        },
        // Nobody is asked for what cannot be kept.
        onFailure: (error) => failed.abort(error),
        signal: AbortSignal.any([halted.signal, failed.signal, AbortSignal.timeout(ROUND_MS)]),
        ...(betweenMs === undefined ? {} : { betweenMs }),
      });
      looks.take(due);
      await looks.rest();
      if (due.length > 0) log.info({ due: due.length, looked }, 'links of past issues were looked at');
      if (failed.signal.aborted) throw failed.signal.reason;
      return looked;
    },
    halt: () => halted.abort(),
    close: () => client.close(),
  };
}
