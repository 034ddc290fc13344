import type { Check, Finding } from './finding.ts';

interface NamedFinding extends Finding {
  readonly name: string;
}

/** Every check side by side, in their order. One that cannot look is a finding too, never the end of the others. */
export function examine(checks: readonly Check[]): Promise<readonly NamedFinding[]> {
  return Promise.all(
    checks.map(async ({ name, look }) => {
      try {
        return { name, ...(await look()) };
      } catch (error) {
        const detail = `could not be looked at: ${error instanceof Error ? error.message : String(error)}`;
        return { name, state: 'bad', detail, mend: 'Mend what is named above it, then ask again.' };
      }
    }),
  );
}
