import type { ReaderTask, WaitingSignup } from '../ports/subscriber-store.ts';

/** A task as it waits among the signups: one queue, one worker, one order. */
export function readerTask(task: ReaderTask, requestedAt: Date): Omit<WaitingSignup, 'id'> {
  return {
    task,
    address: '',
    name: null,
    newsletterIds: [],
    frequency: 'every',
    source: task.kind,
    formVersion: '',
    ip: null,
    requestedAt,
  };
}
