export * from './connect.ts';
export * from './documents.ts';
export * from './indexes.ts';
