import { eventually } from '@masthead/testing';

/** Waits until none of the expectations in `check` fails. */
export async function holds(check: () => Promise<void> | void): Promise<void> {
  await eventually(
    async () => {
      await check();
      return true as const;
    },
    { timeoutMs: 5_000, everyMs: 10 },
  );
}
