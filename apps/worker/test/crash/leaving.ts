import { Agent, request } from 'node:http';
import { connectDatabase, type Database, ensureIndexes } from '@masthead/delivery/mongo';
import { eventually } from '@masthead/testing';
import { makeAudience } from '../../../../packages/delivery/src/mongo/audience.ts';
import { makeKeyring } from '../../../../packages/delivery/src/subscribers/keyring.ts';
import { makeTokens } from '../../../../packages/delivery/src/subscribers/tokens.ts';
import { seedNewsletter, seedSubscribers } from '../../../../packages/delivery/test/seed.ts';
import { spawnSite } from '../harness/spawn-site.ts';

const siteUrl = 'https://news.masthead-fixtures.org';
const tokenKeys = [{ kid: 'k1', secret: Buffer.alloc(32, 7) }];
/** As many as a last look takes. */
const batchSize = 100;
/** A mail provider that was answered 503 posts again. */
const askAgainMs = 250;
const giveUpMs = 60_000;

export interface Left {
  readonly posts: number;
  /** Answered 200 in the end, and how many had to be asked again for it. */
  readonly acknowledged: number;
  readonly askedAgain: number;
  /** From the instant a post was due, so that one late answer does not hide the next. Asked again: until the 200. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
  /** Acknowledged, and still there for the batch that looked next. */
  readonly notSeenByNextLook: number;
  /** Acknowledged, and subscribed when all was over. */
  readonly lost: number;
}

export interface Leavers {
  /** One-click posts (RFC 8058), `perSecond` of them whatever the answers do. */
  leave(perSecond: number): Promise<Left>;
  close(): Promise<void>;
}

/** The site as it ships, in a process of its own, and `readers` who will leave by the link of a mail. */
export async function openLeavers(at: {
  readonly mongodbUri: string;
  readonly redisUrl: string;
  readonly dataDir: string;
  readonly readers: number;
}): Promise<Leavers> {
  const { mongodbUri, readers } = at;
  const database = await connectDatabase(mongodbUri);
  // The site makes none: its user may not.
  await ensureIndexes(database);
  const newsletter = await seedNewsletter(database, siteUrl);
  await seedSubscribers(database, newsletter.id, readers);
  const site = await spawnSite({
    ...at,
    siteUrl,
    tokenKeys,
    environmentId: 'leaving',
    redisPrefix: '{leaving}',
  });
  const { port } = site;
  const close = async () => {
    await site.stop();
    await database.close();
  };
  try {
    await site.ready();
  } catch (error) {
    await close();
    throw error;
  }
  return { leave: (perSecond) => leave(database, newsletter.id, port, perSecond), close };
}

async function leave(
  database: Database,
  newsletterId: string,
  port: number,
  perSecond: number,
): Promise<Left> {
  const tokens = makeTokens(makeKeyring(tokenKeys));
  const rows = await database.collections.subscriptions.find({ newsletterId, state: 'confirmed' }).toArray();
  const audience = makeAudience(database, { among: async () => new Set() });
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const took: number[] = [];
  const acknowledged: string[] = [];
  let askedAgain = 0;
  let notSeenByNextLook = 0;
  const look = async (ids: readonly string[]) => {
    const members = ids.map((subscriptionId) => ({ subscriptionId, address: '' }));
    const gone = await eventually(() => audience.gone(newsletterId, members as never, false));
    notSeenByNextLook += ids.length - gone.length;
  };
  const looks: Promise<void>[] = [];
  let unseen: string[] = [];
  // Before the clock runs: signing them all takes longer than a post may.
  const links = rows.map(({ _id, tokenVersion }) => {
    const subscriptionId = _id.toHexString();
    const subject = { subscriptionId, version: tokenVersion, issuedAt: new Date() };
    return { subscriptionId, token: tokens.issue('unsubscribe', subject) };
  });
  const begun = performance.now();
  await Promise.all(
    links.map(async ({ subscriptionId, token }, i) => {
      const due = begun + (i * 1000) / perSecond;
      await new Promise((done) => setTimeout(done, due - performance.now()));
      if (!(await postUntilTaken(token, due))) return;
      took.push(performance.now() - due);
      acknowledged.push(subscriptionId);
      unseen.push(subscriptionId);
      if (unseen.length >= batchSize) looks.push(look(unseen.splice(0)));
    }),
  );
  await Promise.all([...looks, look(unseen)]);
  agent.destroy();
  unseen = [];
  const still = await database.collections.subscriptions.countDocuments({
    newsletterId,
    state: 'confirmed',
    _id: { $in: rows.map(({ _id }) => _id).filter((id) => acknowledged.includes(id.toHexString())) },
  });
  took.sort((a, b) => a - b);
  const at = (part: number) => Math.round((took[Math.floor((took.length - 1) * part)] ?? 0) * 10) / 10;
  return {
    posts: rows.length,
    acknowledged: acknowledged.length,
    askedAgain,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    slowestMs: at(1),
    notSeenByNextLook,
    lost: still,
  };

  async function postUntilTaken(token: string, due: number): Promise<boolean> {
    for (let tries = 0; performance.now() - due < giveUpMs; tries += 1) {
      if (tries === 1) askedAgain += 1;
      if ((await postOnce(agent, port, token)) === 200) return true;
      await new Promise((done) => setTimeout(done, askAgainMs));
    }
    return false;
  }
}

/** 0: the connection was lost. */
function postOnce(agent: Agent, port: number, token: string): Promise<number> {
  const body = 'List-Unsubscribe=One-Click';
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve) => {
    const call = request(
      { port, host: '127.0.0.1', path: `/u/${token}`, method: 'POST', agent, headers },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    call.on('error', () => resolve(0));
    call.end(body);
  });
}
