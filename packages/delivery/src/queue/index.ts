export * from './pacer.ts';
export * from './wake-listener.ts';
export * from './waker.ts';
