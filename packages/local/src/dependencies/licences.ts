import satisfies from 'spdx-satisfies';

/** One package as the lockfile has it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, or what stands in its place; null where the package says nothing. */
  readonly licence: string | null;
}

/**
 * What may be part of what we ship: permissive licences, and weak copyleft that asks something of changed files alone
 * (MPL), or of a library that is loaded as it is (LGPL: sharp's libvips, a program of its own beside ours).
 */
export const approved = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
] as const;

/** Packages that state theirs in no way the lockfile carries: read in that very version, so that the next one is looked at again. */
const readByHand: Readonly<Record<string, string>> = {
  'busboy@1.6.0': 'MIT',
  'mongoose-lean-virtuals@1.1.1': 'Apache-2.0',
  'streamsearch@1.1.0': 'MIT',
};

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** The packages of a lockfile (version 3) that ship: ours and those that only development needs left out. */
export function shippedPackages(lockfile: {
  readonly packages: Readonly<Record<string, Locked>>;
}): LockedPackage[] {
  return Object.entries(lockfile.packages)
    .filter(
      ([path, { dev, devOptional, link }]) => path.includes('node_modules/') && !dev && !devOptional && !link,
    )
    .map(([path, { license, version = '' }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, licence: readByHand[`${name}@${version}`] ?? license ?? null };
    });
}

/** Those whose licence is not on the list, or cannot be read. */
export function unapproved(packages: readonly LockedPackage[]): LockedPackage[] {
  return packages.filter(({ licence }) => licence === null || !isApproved(licence));
}

/** How many packages stand under each licence, the commonest first. */
export function countByLicence(packages: readonly LockedPackage[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence ?? 'none', (counts.get(licence ?? 'none') ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

function isApproved(licence: string): boolean {
  try {
    return satisfies(licence, approved);
  } catch {
    return false;
  }
}
