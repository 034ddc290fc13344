export type * from './read-model.ts';
