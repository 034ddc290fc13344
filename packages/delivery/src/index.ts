export * from './open.ts';
export * from './ports/index.ts';
export * from './timing.ts';
