import { Queue } from 'bullmq';
import type { RedisFacts } from '../ports/installation.ts';
import type { Log } from '../ports/log.ts';
import type { Waker, WakeTopic } from '../ports/waker.ts';
import { producerConnection } from './connection.ts';
import { queueName, wakeJob } from './names.ts';
import { readRedisFacts } from './redis-facts.ts';

export interface RedisWaker extends Waker {
  /** @throws when Redis does not answer */
  ping(): Promise<void>;
  /** @throws when Redis does not answer */
  facts(): Promise<RedisFacts>;
  close(): Promise<void>;
}

/** Whoever wakes answers a person: so long for Redis, then the reconcile timer has to do. */
const patienceMs = 1_500;

/** Adds wake jobs. A Redis that is away costs nothing but the wait for the reconcile timer. */
export function makeRedisWaker(options: {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly log: Log;
}): RedisWaker {
  const { log, prefix } = options;
  const connection = producerConnection(options.redisUrl);
  connection.on('error', (error) => log.debug({ error: error.message }, 'redis is away'));
  const connected = connection.connect().catch(() => undefined);
  const queues = new Map<WakeTopic, Queue>();
  // Opened once Redis is there: BullMQ waits for it without end, inside `add` and inside `close` alike.
  const queueOf = (topic: WakeTopic): Queue => {
    const known = queues.get(topic);
    if (known !== undefined) return known;
    const queue = new Queue(queueName(topic), { connection, prefix, skipVersionCheck: true });
    queue.on('error', (error) => log.debug({ error: error.message, topic }, 'wake queue'));
    queues.set(topic, queue);
    return queue;
  };
  return {
    async wake(topic, { delayMs = 0 } = {}) {
      try {
        await within(connected);
        if (connection.status !== 'ready') throw new Error('redis is away');
        await within(queueOf(topic).add(wakeJob.name, {}, { ...wakeJob.options, delay: delayMs }));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        log.warn({ topic, why }, 'could not wake; the timer will');
      }
    },
    async ping() {
      await within(connected);
      await within(connection.ping());
    },
    async facts() {
      await within(connected);
      return readRedisFacts(await within(connection.info()));
    },
    async close() {
      if (connection.status === 'ready')
        await within(Promise.allSettled([...queues.values()].map((queue) => queue.close()))).catch(
          () => undefined,
        );
      connection.disconnect();
    },
  };
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
