import { setTimeout as sleep } from 'node:timers/promises';
import type { Check, Finding } from './finding.ts';

export interface NamedFinding extends Finding {
  readonly name: string;
}

/** An operator waits: all is said within five seconds (docs/operations.md, "The doctor"). */
const patienceMs = 4_500;

/** Every check side by side, in their order. One that cannot look is a finding too, never the end of the others. */
export function examine(checks: readonly Check[]): Promise<readonly NamedFinding[]> {
  return Promise.all(checks.map(async (check) => ({ name: check.name, ...(await lookAt(check)) })));
}

/** Mends what is wrong and safe to mend. Answers what was done, by the check's name. */
export async function mend(
  checks: readonly Check[],
): Promise<readonly { readonly name: string; readonly done: string }[]> {
  const mended: { name: string; done: string }[] = [];
  for (const check of checks) {
    if (check.fix === undefined || (await lookAt(check)).state !== 'bad') continue;
    mended.push({ name: check.name, done: await check.fix() });
  }
  return mended;
}

async function lookAt({ look }: Check): Promise<Finding> {
  const over = new AbortController();
  const late = sleep(patienceMs, undefined, { signal: over.signal }).then(() => {
    throw new Error(`no answer within ${patienceMs / 1000} s`);
  });
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    const detail = `could not be looked at: ${error instanceof Error ? error.message : String(error)}`;
    return { state: 'bad', detail, mend: 'Mend what is named above it, then ask again.' };
  } finally {
    over.abort();
    late.catch(() => undefined);
  }
}
