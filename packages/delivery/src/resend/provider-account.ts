import { randomUUID } from 'node:crypto';
import { Resend } from 'resend';
import { z } from 'zod';
import type { AccountSeen, ProviderAccount, WebhookSeen } from '../ports/provider-account.ts';
import { probeType } from '../ports/provider-account.ts';
import { makeSdkCall } from './sdk-call.ts';
import { inTime, type ResendOptions, realBaseUrl } from './transport.ts';
import { signWebhook, webhookKey } from './verify-webhook.ts';

const Domains = z.object({ data: z.array(z.object({ name: z.string(), status: z.string() })) });
const Webhook = z.object({
  id: z.string().min(1),
  endpoint: z.string(),
  status: z.string(),
  events: z.array(z.string()).nullable(),
});
const Webhooks = z.object({ data: z.array(Webhook) });
const Secret = z.object({ signing_secret: z.string().startsWith('whsec_') });

/** A probe that is not answered by then is not answered at all. */
const probeMs = 2_000;
/** An operator waits: the doctor wants to have said all it knows within five seconds. */
const lookMs = 3_500;

/** Key, domains and webhook of the account, through the SDK and in the lane of single mails: three calls. */
export function makeProviderAccount(
  options: ResendOptions & {
    /** Where the provider's events should arrive: the site's address and the webhook's path. */
    readonly webhookUrl: string;
    readonly clock: () => Date;
  },
): ProviderAccount {
  const { apiKey, baseUrl = realBaseUrl, clock, pacer, signal, timing, webhookUrl } = options;
  const sdk = new Resend(apiKey, { baseUrl });
  const standIn = baseUrl !== realBaseUrl;
  const call = makeSdkCall(Math.min(timing.providerCallMs, lookMs), (hints) => pacer.observe(hints), signal);
  const ask: typeof call = async (run) => {
    const turn = await pacer.take('single', inTime(lookMs, signal));
    if (turn === null) return { ok: false, failure: { kind: 'retryAfter', ms: lookMs } };
    try {
      return await call(run);
    } finally {
      turn.answered();
    }
  };
  const closed = (key: AccountSeen['key'], said: string | null) =>
    ({ standIn, key, said, domains: null, webhook: null }) as const;

  const webhook = async (): Promise<WebhookSeen | null> => {
    const listed = await ask((given) => sdk.webhooks.list({}, given));
    const known = listed.ok ? (Webhooks.safeParse(listed.data).data?.data ?? []) : [];
    // A sandbox reaches the site at an address of the same machine, not at the one that readers use.
    const ours =
      known.find(({ endpoint }) => endpoint === webhookUrl) ??
      (standIn
        ? known.find(({ endpoint }) => new URL(endpoint).pathname === new URL(webhookUrl).pathname)
        : undefined);
    if (ours === undefined) return null;
    const whole = await ask((given) => sdk.webhooks.get(ours.id, given));
    const secret = whole.ok ? (Secret.safeParse(whole.data).data?.signing_secret ?? null) : null;
    return {
      endpoint: ours.endpoint,
      enabled: ours.status === 'enabled',
      events: ours.events,
      probe: secret === null ? null : await probe(ours.endpoint, secret, clock()),
    };
  };

  return {
    async look() {
      const listed = await ask((given) => sdk.domains.list({}, given));
      if (!listed.ok) {
        const { failure } = listed;
        if (failure.kind !== 'refused') return closed('silent', failure.kind);
        const said = `${failure.code}: ${failure.message}`;
        return closed(failure.code === 'restricted_api_key' ? 'sending' : 'refused', said);
      }
      const read = Domains.safeParse(listed.data);
      if (!read.success) return closed('silent', 'the answer is no list of domains');
      const domains = read.data.data.map(({ name, status }) => ({ name: name.toLowerCase(), status }));
      return { standIn, key: 'full', said: null, domains, webhook: await webhook() };
    },
  };
}

/** Posts a signed event that means nothing (Svix's scheme, verify-webhook.ts). Null: nothing answered. */
async function probe(endpoint: string, secret: string, now: Date): Promise<number | null> {
  const id = `msg_probe_${randomUUID()}`;
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const body = JSON.stringify({ type: probeType, created_at: now.toISOString(), data: {} });
  const mac = signWebhook(webhookKey(secret), id, timestamp, body);
  try {
    const { status } = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'svix-id': id,
        'svix-timestamp': timestamp,
        'svix-signature': `v1,${mac}`,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(probeMs),
    });
    return status;
  } catch {
    return null;
  }
}
