import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly inBundle?: boolean;
}

const root = new URL('../../../', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const packages = read('package-lock.json').packages as Readonly<Record<string, Locked>>;
const { allowScripts } = read('package.json') as { allowScripts: Readonly<Record<string, boolean>> };
const fetched = Object.entries(packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);

describe('the lockfile', () => {
  it('knows every package by a hash of its bytes', () => {
    expect(fetched.length).toBeGreaterThan(500);
    const bare = fetched.filter(
      ([, { integrity = '', inBundle }]) =>
        inBundle !== true && !/^sha512-[A-Za-z0-9+/]{86}==/.test(integrity),
    );
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  it('takes nothing from a repository, a folder or an address of its own', () => {
    const elsewhere = fetched.filter(([, { resolved = '' }]) => /^(git|file|http:)/.test(resolved));
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  });

  it('lets no package run a script as it is installed but those that are named, and those are told no', () => {
    const running = fetched
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    const unnamed = [...new Set(running)].filter((name) => !(name in allowScripts));
    expect(unnamed).toEqual([]);
    expect(Object.values(allowScripts)).not.toContain(true);
  });
});
