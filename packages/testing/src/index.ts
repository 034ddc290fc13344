export * from './browser.ts';
export * from './eventually.ts';
export * from './guarded-mongod.ts';
export * from './own-services.ts';
export { letPolicyBeBroken } from './policy-watch.ts';
export * from './provide-mongod.ts';
export * from './sample-paste.ts';
export * from './services.ts';
export * from './stack.ts';
