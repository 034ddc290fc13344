import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { version } from './version.ts';

it('the version that is shown is the one that is released', () => {
  const root = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  expect(version).toBe(root.version);
});
