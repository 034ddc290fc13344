import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type AdminClient, makeAdminClient } from '../sample/admin-client.ts';
import type { RunningMasthead } from './run-masthead.ts';
import type { Steps } from './steps.ts';

const Asked = z.object({ requestId: z.string() });
const Latest = z.object({
  proof: z
    .object({
      requestId: z.string(),
      to: z.string(),
      outcome: z.enum(['proved', 'unfit', 'refused']),
      why: z.string(),
    })
    .nullable(),
});

export interface ProofOptions {
  readonly masthead: Pick<RunningMasthead, 'isLive' | 'adminUrl' | 'sandboxUrl' | 'of'>;
  readonly steps: Pick<Steps, 'say'>;
  /** The worker's timer finds a request within 15 s even without Redis. */
  readonly withinMs?: number;
}

/**
 * Lets a conformance mail go to the sandbox, so that `auto` hands over by template there as it would to the provider.
 * Once a sandbox: its address and key are in the address of that mail. Says in one line how it went and never fails:
 * without a proof campaigns go inline.
 */
export async function proveSandbox({ masthead, steps, withinMs = 30_000 }: ProofOptions): Promise<void> {
  const { HANDOVER = 'auto', RESEND_BASE_URL, RESEND_API_KEY = '' } = masthead.of.worker;
  // The provider itself is proved when its owner asks for it: it is one mail of theirs.
  if (masthead.isLive || RESEND_BASE_URL !== masthead.sandboxUrl || HANDOVER !== 'auto') return;
  const account = createHash('sha256').update(`${RESEND_BASE_URL}\n${RESEND_API_KEY}`).digest('hex');
  const to = `template-proof-${account.slice(0, 12)}@masthead.example`;
  try {
    const admin = makeAdminClient(masthead.adminUrl, masthead.of.admin.LOCAL_TOKEN ?? '');
    const { outcome, why } = await prove(admin, to, withinMs);
    steps.say(
      outcome === 'proved'
        ? 'The sandbox keeps our templates to the byte: campaigns are handed over by template'
        : `The sandbox’s templates are ${outcome} (${why}): campaigns go inline`,
    );
  } catch (error) {
    steps.say(`The sandbox’s templates are not proved (${(error as Error).message}): campaigns go inline`);
  }
}

async function prove(admin: Pick<AdminClient, 'get' | 'post'>, to: string, withinMs: number) {
  const latest = async () => Latest.parse(await admin.get('/api/masthead/doctor/template-proof')).proof;
  const earlier = await latest();
  if (earlier?.outcome === 'proved' && earlier.to === to) return earlier;
  const { requestId } = Asked.parse(await admin.post('/api/masthead/doctor/prove-template', { to }));
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    const proof = await latest();
    if (proof?.requestId === requestId) return proof;
    await sleep(200);
  }
  throw new Error(`no worker tried within ${withinMs / 1000} s`);
}
