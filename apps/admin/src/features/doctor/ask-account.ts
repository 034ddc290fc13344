import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountSeen, AccountVerbs } from '@masthead/delivery';

const withinMs = 4_000;
const everyMs = 100;

/** Lets a worker look at the account and waits for it; what was seen last when none answers in time. */
export async function askAccount(account: AccountVerbs): Promise<AccountSeen | null> {
  const until = Date.now() + withinMs;
  const id = await account.request();
  for (;;) {
    const seen = await account.latest();
    if (seen?.requestId === id || Date.now() + everyMs > until) return seen;
    await sleep(everyMs);
  }
}

/** Posts an event without a signature to our own site: its door must ask for one. */
export async function knock(url: string): Promise<number | null> {
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      redirect: 'manual',
      signal: AbortSignal.timeout(2_000),
    });
    return status;
  } catch {
    return null;
  }
}
