// What nearly every test needs: light, since Jest loads it anew for each file. All else has an entry of its own.
export * from './eventually.ts';
export * from './sample-paste.ts';
export * from './services.ts';
