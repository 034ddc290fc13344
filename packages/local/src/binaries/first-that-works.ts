import type { Binary } from './binary.ts';

/** One way to come by a program; null means "not to be had this way", a throw says why it failed. */
export interface Way {
  readonly name: string;
  readonly find: () => Promise<Binary | null>;
}

/**
 * Tries the ways in order. A way that fails is remembered, not fatal.
 * @throws one sentence with `help` (what to install or set) and what each failed way said.
 */
export async function firstThatWorks(ways: readonly Way[], help: string): Promise<Binary> {
  const failures: string[] = [];
  for (const way of ways) {
    try {
      const binary = await way.find();
      if (binary !== null) return binary;
    } catch (error) {
      failures.push(`  ${way.name}: ${(error as Error).message}`);
    }
  }
  throw new Error([help, ...failures].join('\n'));
}
