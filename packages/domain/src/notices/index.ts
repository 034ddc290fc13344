export * from './campaign-notices.ts';
export * from './desk-notices.ts';
export * from './notice.ts';
export * from './slot-notices.ts';
