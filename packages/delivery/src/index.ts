export * from './open.ts';
export * from './open-worker.ts';
export * from './ports/index.ts';
export * from './timing.ts';
