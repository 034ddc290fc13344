import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly inBundle?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = new URL('../../../', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const packages = read('package-lock.json').packages as Readonly<Record<string, Locked>>;
const { allowScripts } = read('package.json') as { allowScripts: Readonly<Record<string, boolean>> };
const fetched = Object.entries(packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);

/** Native parts for other platforms that the registry of the lockfile's making did not carry: fetched there without a hash of ours. */
const unhashed = [
  '@msgpackr-extract/msgpackr-extract-darwin-arm64',
  '@msgpackr-extract/msgpackr-extract-darwin-x64',
  '@msgpackr-extract/msgpackr-extract-linux-arm',
  '@msgpackr-extract/msgpackr-extract-win32-x64',
  '@next/swc-darwin-arm64',
  '@next/swc-darwin-x64',
  '@next/swc-win32-arm64-msvc',
  '@next/swc-win32-x64-msvc',
];

describe('the lockfile', () => {
  it('lacks no optional package but those that are named, none of which is for Linux on x64 or arm64', () => {
    const names = new Set(
      fetched.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
    );
    const wanted = fetched.flatMap(([, { optionalDependencies = {} }]) => Object.keys(optionalDependencies));
    expect([...new Set(wanted)].filter((name) => !names.has(name)).sort()).toEqual(unhashed);
    expect(unhashed.filter((name) => /linux-(x64|arm64)/.test(name))).toEqual([]);
  });

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
