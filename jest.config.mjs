// One runner, one count: every layer is a Jest project, told apart by its file name.
//   *.test.ts(x)          unit and property tests: nothing real, nothing started
//   *.int.test.ts(x)      integration: real mongod, redis-server and sandbox
//   *.crash.test.ts       real processes, kill -9, the sandbox's log as oracle
//   *.journey.test.ts     everything, in a real Chromium
// `npm test` starts what a layer needs and says where it is: MONGODB_URI, REDIS_URL, CHROMIUM_PATH.
const layer = (displayName, suffix, ignore = []) => ({
  displayName,
  testEnvironment: 'node',
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/apps', '<rootDir>/packages'],
  testMatch: [`**/*${suffix}.test.ts`, `**/*${suffix}.test.tsx`],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.next/', ...ignore],
  modulePathIgnorePatterns: ['/dist/', '/.next/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
});

export default {
  testSequencer: '<rootDir>/packages/local/bin/longest-first.mjs',
  projects: [
    layer('unit', '', ['\\.(int|crash|journey)\\.test\\.tsx?$']),
    layer('integration', '.int'),
    layer('crash', '.crash'),
    layer('journey', '.journey'),
  ],
};
