export * from './provider-account.ts';
export * from './provider-list.ts';
export * from './trace-transport.ts';
export * from './transport.ts';
export * from './watch-transport.ts';
