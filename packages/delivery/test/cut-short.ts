import type { Failpoint, FailpointName } from '../src/ports/index.ts';

/** A process that dies in the middle of an act, as far as the ledger can tell: what it calls ends there, once. */
export function makeCutter(): {
  readonly failpoint: Failpoint;
  /** @throws when the act does not come past the point */
  cutShort(name: FailpointName, act: () => Promise<unknown>): Promise<void>;
} {
  let next: FailpointName | null = null;
  return {
    failpoint(name) {
      if (name !== next) return;
      next = null;
      throw new Killed();
    },
    async cutShort(name, act) {
      next = name;
      const end = await act().then(
        () => 'went through',
        (error: unknown) => error,
      );
      if (!(end instanceof Killed)) throw new Error(`${name} was not reached`, { cause: end });
    },
  };
}

class Killed extends Error {}
