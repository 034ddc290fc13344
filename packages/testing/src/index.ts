export * from './browser.ts';
export * from './eventually.ts';
export * from './services.ts';
export * from './stack.ts';
