export { openSearch } from './open-search.ts';
export { openSearchThread } from './search-thread.ts';
export { serveSearch } from './serve-search.ts';
