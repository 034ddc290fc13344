import type { WakeTopic } from '../ports/waker.ts';

/** A queue a topic. BullMQ refuses `:` in names. */
export function queueName(topic: WakeTopic): string {
  return `wake-${topic}`;
}

/** Wakes carry nothing: the work is in MongoDB. Gone when done or failed, so that no id and no history can block a later one. */
export const wakeJob = { name: 'wake', options: { removeOnComplete: true, removeOnFail: true } } as const;
