export * from './provider-list.ts';
export * from './transport.ts';
