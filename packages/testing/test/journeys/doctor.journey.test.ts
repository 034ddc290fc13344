import { execFile } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Stack, startStack } from '@masthead/testing/stack';

/** What `masthead doctor` says of processes as they ship; each thing that can be wrong is planted in apps/admin/test/doctor.int.test.ts. */
let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
  await stack.loadSample();
}, 180_000);
afterAll(() => stack?.stop(), 60_000);

interface Said {
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly state: string; readonly detail: string }[];
}

function doctor(...args: string[]): Promise<{ said: Said; tookMs: number }> {
  const began = performance.now();
  const env = {
    ...process.env,
    ADMIN_URL: stack.adminUrl,
    LOCAL_TOKEN: stack.env.LOCAL_TOKEN,
    NODE_OPTIONS: '',
  };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['apps/cli/bin/masthead.mjs', 'doctor', '--json', ...args],
      { env },
      (error, out, err) => {
        if (out === '') reject(error ?? new Error(err));
        else resolve({ said: JSON.parse(out) as Said, tookMs: performance.now() - began });
      },
    );
  });
}

it('a healthy installation: all green, within five seconds', async () => {
  await doctor('--prove-template');
  const { said, tookMs } = await doctor();
  expect(said.checks.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(said.ok).toBe(true);
  expect(said.checks.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['provider key', 'webhook', 'read model', 'ledger', 'migrations', 'queue']),
  );
  expect(tookMs).toBeLessThan(5_000);
}, 120_000);
