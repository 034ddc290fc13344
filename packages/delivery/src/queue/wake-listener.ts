import { Worker } from 'bullmq';
import type { Log } from '../ports/log.ts';
import type { WakeTopic } from '../ports/waker.ts';
import { workerConnection } from './connection.ts';
import { queueName } from './names.ts';

/**
 * Calls back for every wake. The job is over as soon as the callback returns, so no job can stall, fail or be run for a
 * second time with an effect: it has none of its own.
 */
export function listenForWakes(options: {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly log: Log;
  readonly on: Partial<Record<WakeTopic, () => void>>;
}): { close(): Promise<void> } {
  const { log, prefix, redisUrl } = options;
  const workers = Object.entries(options.on).map(([topic, wake]) => {
    const connection = workerConnection(redisUrl);
    connection.on('error', (error) => log.debug({ error: error.message }, 'redis is away'));
    const worker = new Worker(queueName(topic as WakeTopic), async () => wake(), {
      connection,
      prefix,
      concurrency: 1,
      maxStalledCount: 1_000_000,
      skipVersionCheck: true,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    worker.on('error', (error) => log.debug({ error: error.message, topic }, 'wake worker'));
    return { worker, connection };
  });
  return {
    async close() {
      await Promise.allSettled(workers.map(({ worker }) => worker.close(true)));
      for (const { connection } of workers) connection.disconnect();
    },
  };
}
