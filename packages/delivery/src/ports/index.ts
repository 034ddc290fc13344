export * from './campaigns.ts';
export * from './events.ts';
export * from './newsletters.ts';
export * from './outbox.ts';
export * from './subscribers.ts';
