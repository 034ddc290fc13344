import type { Child } from './spawn-child.ts';

/**
 * Polls `url` until it answers with anything below 500. @throws with the child's last lines if it ends
 * meanwhile, or after `timeoutMs`.
 */
export async function waitForAnswer(url: string, child: Child, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    child.assertRunning();
    const status = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) }).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.status;
      },
      () => null,
    );
    if (status !== null && status < 500) return;
    if (Date.now() > deadline)
      throw new Error(
        `${child.name} gave no good answer at ${url} within ${timeoutMs / 1000} s (${status ?? 'none'})`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
