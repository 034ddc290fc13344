import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { makeDataFolder } from './data-folder.ts';

const made: string[] = [];
afterEach(() => {
  for (const each of made.splice(0)) rmSync(each, { recursive: true, force: true });
});
const newFolder = async () => {
  const folder = await makeDataFolder();
  made.push(folder);
  return folder;
};

test('each gets a folder of its own', async () => {
  const folders = [await newFolder(), await newFolder()];
  expect(new Set(folders).size).toBe(2);
  expect(folders.every((each) => existsSync(each))).toBe(true);
});

test('in memory, what tests left behind that were killed goes away; what others still use stays', async () => {
  const first = await newFolder();
  if (dirname(first) !== '/dev/shm') return console.warn('no plenty of memory here: folders are on the disk');
  // No process has such a high number (Linux, proc(5): pid_max is 2^22 at most).
  const dead = `/dev/shm/masthead-test-${2 ** 22 + 1}-left`;
  mkdirSync(dead);
  made.push(dead);
  await newFolder();
  expect(existsSync(dead)).toBe(false);
  expect(existsSync(first)).toBe(true);
});
