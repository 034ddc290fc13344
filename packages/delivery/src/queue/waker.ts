import { Queue } from 'bullmq';
import type { Log } from '../ports/log.ts';
import { type Waker, type WakeTopic, wakeTopics } from '../ports/waker.ts';
import { producerConnection } from './connection.ts';
import { queueName, wakeJob } from './names.ts';

export interface RedisWaker extends Waker {
  close(): Promise<void>;
}

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
  const queues = new Map<WakeTopic, Queue>(
    wakeTopics.map((topic) => {
      const queue = new Queue(queueName(topic), { connection, prefix, skipVersionCheck: true });
      queue.on('error', (error) => log.debug({ error: error.message, topic }, 'wake queue'));
      return [topic, queue];
    }),
  );
  return {
    async wake(topic, { delayMs = 0 } = {}) {
      try {
        await connected;
        await queues.get(topic)?.add(wakeJob.name, {}, { ...wakeJob.options, delay: delayMs });
      } catch (error) {
        log.warn(
          { topic, error: error instanceof Error ? error.message : error },
          'could not wake; the timer will',
        );
      }
    },
    async close() {
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
      connection.disconnect();
    },
  };
}
