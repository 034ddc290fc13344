import type { RenderedIssue, Snapshot } from '@masthead/domain';
import { makeInlineEncoder } from '../../../../packages/delivery/src/resend/encode-inline.ts';
import { cutMail } from '../../../../packages/delivery/src/resend/wire.ts';
import { batchMessages } from '../../../../packages/delivery/src/submit/messages.ts';
import { makeKeyring } from '../../../../packages/delivery/src/subscribers/keyring.ts';
import { makeTokens } from '../../../../packages/delivery/src/subscribers/tokens.ts';

type Batch = Parameters<typeof batchMessages>[0];
type Frozen = Parameters<typeof batchMessages>[1];

const hex = (n: number) => n.toString(16).padStart(24, '0');

/**
 * Recipients a second, by the clock and by the processor, from a claimed batch to a request's bytes, by the engine's own code: greeting, both tokens, headers,
 * tags, HTML and text, 100 a body. No database, no socket: one core.
 */
export function personalised(
  { newsletter, issue }: Snapshot,
  { html, slots, subject, text }: RenderedIssue,
  recipients: number,
): { readonly perSecond: number; readonly perCpuSecond: number } {
  const tokens = makeTokens(makeKeyring([{ kid: 'k1', secret: new Uint8Array(32).fill(7) }]));
  const mail = {
    from: `${newsletter.name} <${newsletter.sender.address}>`,
    replyTo: newsletter.replyTo,
    subject,
    html,
    text,
    slots,
    handOver: { mode: 'inline' },
  } as const;
  const frozen: Frozen = {
    from: mail.from,
    replyTo: mail.replyTo,
    listId: `<${newsletter.slug}.gradient.example>`,
    siteUrl: newsletter.siteUrl,
    language: issue.language,
    kid: 'k1',
    issuedAt: new Date('2026-11-20T08:00:00Z'),
    mode: 'inline',
    templateId: null,
    modeReason: null,
  };
  const encode = makeInlineEncoder(mail, cutMail(mail));
  const bytesOf = (n: number) => encode(batchMessages(claimed(n), frozen, tokens, new Set()).messages).length;
  for (let n = 0; n < 20; n += 1) bytesOf(n);
  const batches = Math.ceil(recipients / 100);
  const from = process.hrtime.bigint();
  const before = process.cpuUsage();
  for (let n = 0; n < batches; n += 1) bytesOf(n);
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  const { system, user } = process.cpuUsage(before);
  return {
    perSecond: Math.round((batches * 100) / seconds),
    perCpuSecond: Math.round((batches * 100) / ((system + user) / 1e6)),
  };
}

/** The n-th batch of a campaign, as far as its messages need it. */
function claimed(n: number): Batch {
  const indexes = Array.from({ length: 100 }, (_, at) => n * 100 + at);
  const batch = {
    campaignId: hex(1),
    issueId: hex(2),
    n,
    size: 100,
    addresses: indexes.map((index) => `reader-${index}@readers.example`),
    names: indexes.map((index) => (index % 3 === 0 ? '' : `Reader ${index}`)),
    subscriptions: indexes.map((index) => hex(index + 10)),
    versions: indexes.map(() => 1),
  };
  return batch as unknown as Batch;
}
