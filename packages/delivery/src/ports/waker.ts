/** What somebody may be woken for. The work itself is found in MongoDB. */
export const wakeTopics = ['campaigns', 'outbox', 'signups', 'events', 'imports'] as const;
export type WakeTopic = (typeof wakeTopics)[number];

/** Saves waiting for the reconcile timer, nothing more: a lost wake only delays. Never throws, never blocks on Redis. */
export interface Waker {
  wake(topic: WakeTopic, options?: { readonly delayMs?: number }): Promise<void>;
}

export const silentWaker: Waker = { wake: async () => undefined };
