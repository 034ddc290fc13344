export * from './campaigns.ts';
export * from './events.ts';
export * from './mail-renderer.ts';
export * from './newsletters.ts';
export * from './outbox.ts';
export * from './subscribers.ts';
export * from './suppressions.ts';
export * from './tokens.ts';
