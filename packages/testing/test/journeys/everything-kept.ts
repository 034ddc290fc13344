import { Redis } from 'ioredis';
import type { Stack } from '../../src/stack.ts';
import { inDatabase } from './robot.ts';

/**
 * All that an installation keeps, as text, by where it is kept: what somebody would hold in their hands who has the database,
 * Redis, the logs and a fresh export. (The sandbox's own inbox stands for the provider, and is not ours.)
 */
export async function everythingKept(stack: Stack): Promise<Readonly<Record<string, string>>> {
  return {
    ...(await databaseDump(stack)),
    redis: await redisDump(stack),
    logs: stack.log(),
    export: await exported(stack),
  };
}

function databaseDump(stack: Stack): Promise<Record<string, string>> {
  return inDatabase(stack, async (db) => {
    const collections = await db.listCollections({}, { nameOnly: true }).toArray();
    const dumps = collections.map(async ({ name }) => {
      const docs = await db.collection(name).find().toArray();
      // Files lie in binary pieces: a search over a dump would read them as text, too.
      const text = JSON.stringify(docs, (_key, value: unknown) =>
        Buffer.isBuffer(value) ? value.toString('latin1') : value,
      );
      return [`database: ${name}`, text] as const;
    });
    return Object.fromEntries(await Promise.all(dumps));
  });
}

async function redisDump(stack: Stack): Promise<string> {
  const redis = new Redis(String(stack.env.REDIS_URL));
  try {
    const lines: string[] = [];
    for await (const keys of redis.scanStream({ count: 500 }) as AsyncIterable<string[]>) {
      for (const key of keys) lines.push(`${key} ${JSON.stringify(await whatStandsAt(redis, key))}`);
    }
    return lines.join('\n');
  } finally {
    redis.disconnect();
  }
}

async function whatStandsAt(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1', 'WITHSCORES');
    case 'stream':
      return redis.xrange(key, '-', '+');
    // Gone between the look and the question.
    case 'none':
      return null;
    default:
      throw new Error(`nobody looks into a ${type}`);
  }
}

async function exported(stack: Stack): Promise<string> {
  const answer = await fetch(`${stack.adminUrl}/api/masthead/subscribers/export`, {
    headers: { authorization: `MastheadLocal ${stack.secrets.LOCAL_TOKEN}` },
  });
  if (!answer.ok) throw new Error(`no export: ${answer.status}`);
  return answer.text();
}
