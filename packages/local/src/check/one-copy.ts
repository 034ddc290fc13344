import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Packages of which a second copy breaks things at run time: an ObjectId of one bson in another is refused, a hook
 * of one React in another finds no context, and so with Payload's own interface.
 */
const single = ['bson', 'mongodb', 'react', 'react-dom', 'payload', '@payloadcms/ui'];

/** @throws naming each of them that the lockfile holds more than once. */
export async function builtWithOneCopy(root: string): Promise<void> {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string }>;
  };
  const wrong = single.flatMap((name) => {
    const copies = copiesOf(name, Object.keys(lock.packages));
    return copies.length <= 1 ? [] : [`${name} is there ${copies.length} times: ${copies.join(', ')}`];
  });
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

/** The places of a package in a lockfile, nested ones included. */
export function copiesOf(name: string, paths: readonly string[]): string[] {
  return paths.filter((path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`));
}
