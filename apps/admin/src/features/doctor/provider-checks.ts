import type { AccountSeen } from '@masthead/delivery';
import { bad, type Check, type Finding, note, ok } from './finding.ts';

/** What the engine acts upon (delivery's read-event.ts); without one of them something is never learned. */
const wantedEvents = [
  'email.sent',
  'email.delivered',
  'email.delivery_delayed',
  'email.bounced',
  'email.complained',
  'email.failed',
  'email.suppressed',
];

const dayMs = 24 * 60 * 60_000;

/** Null: no worker ever looked. */
type Look = () => Promise<AccountSeen | null>;

/** Does the provider know our key and the senders' domains, and does it tell us what became of mails? */
export function providerChecks(parts: {
  readonly account: Look;
  readonly domains: readonly string[];
  readonly webhookUrl: string;
  /** Where this process reaches the same door. */
  readonly knockUrl: string;
  /** What the site answers there to an event without a signature; null: nothing answers. */
  readonly knock: (url: string) => Promise<number | null>;
  readonly now: () => Date;
}): readonly Check[] {
  let read: ReturnType<Look> | null = null;
  const look = () => {
    read ??= parts.account();
    return read;
  };
  const aged = (seen: AccountSeen, finding: Finding): Finding => {
    const age = parts.now().getTime() - seen.at.getTime();
    if (finding.state !== 'ok' || age < 60_000) return finding;
    const asOf = `${finding.detail} (as a worker saw it ${seen.at.toISOString().slice(0, 16)}Z)`;
    return age < dayMs ? ok(asOf) : note(asOf, 'Start a worker: it looks again.');
  };
  const ofAccount = async (judge: (seen: AccountSeen) => Finding) => {
    const seen = await look();
    return seen === null
      ? note('no worker has looked yet', 'Start a worker, then ask again.')
      : aged(seen, judge(seen));
  };
  return [
    { name: 'provider key', look: () => ofAccount(ofKey) },
    ...parts.domains.map((domain) => ({
      name: `domain ${domain}`,
      look: () => ofAccount((seen) => ofDomain(domain, seen)),
    })),
    {
      name: 'webhook',
      look: async () => {
        const site = ofKnock(await parts.knock(parts.knockUrl), parts.knockUrl);
        return site ?? ofAccount((seen) => ofWebhook(seen, parts.webhookUrl));
      },
    },
  ];
}

function ofKey({ key, said, standIn }: AccountSeen): Finding {
  switch (key) {
    case 'full':
      return ok(standIn ? 'taken, by the sandbox' : 'taken');
    case 'sending':
      return note(
        'taken, for sending alone: domains, webhook and templates cannot be looked at',
        'Give the worker a full-access key (RESEND_API_KEY) if templates are wanted.',
      );
    case 'refused':
      return bad(
        `refused (${said ?? 'without a word'})`,
        'Set RESEND_API_KEY to a key of this account and restart the workers, then masthead sending resume.',
      );
    case 'silent':
      return bad(
        `the provider gave no answer that could be read (${said ?? 'silence'})`,
        'Can the worker reach it? Its status page says whether it is theirs.',
      );
  }
}

/** Where the key does not tell, it is the key's finding. */
function ofDomain(domain: string, { domains, standIn }: AccountSeen): Finding {
  if (domains === null) return ok('not looked at: see provider key');
  if (standIn && domains.length === 0) return ok('the sandbox lets every domain through');
  const found = domains.find(({ name }) => name === domain);
  if (found === undefined)
    return bad(
      'the provider does not know it: it refuses every mail from it',
      `Add ${domain} at Resend and set the records it shows.`,
    );
  return found.status === 'verified'
    ? ok('verified')
    : bad(
        `the provider says “${found.status}”: it refuses mail from it`,
        'Set the DNS records that Resend shows for it, then press Verify there.',
      );
}

/** Null: the door is there and asks for a signature. */
function ofKnock(status: number | null, url: string): Finding | null {
  if (status === 401) return null;
  if (status === null)
    return bad(
      `nothing answers at ${url}`,
      'Is the site running, and does it answer the desk there? Else name where it does: SITE_INTERNAL_URL.',
    );
  if (status === 503)
    return bad(
      'the site has no secret: it can believe no event',
      'Set RESEND_WEBHOOK_SECRET to the signing secret that Resend shows for the webhook, and restart the site.',
    );
  return bad(
    `an event without a signature was answered with ${status} at ${url}: that is not our site`,
    'Let the proxy pass this address on as it is.',
  );
}

function ofWebhook({ key, standIn, webhook }: AccountSeen, url: string): Finding {
  if (key !== 'full') return ok('the site asks for signatures; the rest is not looked at: see provider key');
  if (webhook === null)
    return standIn
      ? note('the sandbox posts no events', 'Set SANDBOX_WEBHOOK_URL.')
      : bad('the provider has none that leads here', `Add ${url} at Resend, for all events.`);
  if (!webhook.enabled) return bad('it is switched off at the provider', 'Switch it on at Resend.');
  const { events, probe } = webhook;
  const lacks = events === null ? [] : wantedEvents.filter((type) => !events.includes(type));
  if (lacks.length > 0)
    return bad(`it is not told of ${lacks.join(', ')}`, 'Add these events to it at Resend.');
  if (probe === null)
    return bad('a signed event got no answer', 'Can the worker reach the site at its address?');
  if (probe === 401)
    return bad(
      'the site’s secret is another than the provider signs with',
      'Set RESEND_WEBHOOK_SECRET to the one that Resend shows, and restart the site.',
    );
  return probe === 200
    ? ok('a signed event arrives and is believed')
    : bad(`a signed event was answered with ${probe}`, 'The site’s log says why.');
}
