import { hash } from 'node:crypto';
import { Resend } from 'resend';
import { type Failpoint, noFailpoints } from '../ports/failpoints.ts';
import type { Pacer, Waiting } from '../ports/pacer.ts';
import type { CampaignMail, CampaignMessage, MailTransport } from '../ports/transport.ts';
import type { Timing } from '../timing.ts';
import { readMailAnswer } from './answer.ts';
import { makeBatchEndpoint } from './batch-endpoint.ts';
import { makeInlineEncoder } from './encode-inline.ts';
import { makeTemplateEncoder } from './encode-template.ts';
import { publishTemplate } from './publish-template.ts';
import { makeSdkCall, type SdkCall } from './sdk-call.ts';
import { cutMail } from './wire.ts';

export interface ResendOptions {
  readonly apiKey: string;
  /** Undefined: the real service. */
  readonly baseUrl: string | undefined;
  readonly timing: Timing;
  readonly pacer: Pacer;
  /** Fires when the worker has to go: nobody waits for a turn any longer. */
  readonly signal?: AbortSignal;
  /** Calls under way at once. */
  readonly connections?: number;
  /** Default: none. */
  readonly failpoint?: Failpoint;
}

export const realBaseUrl = 'https://api.resend.com';

/** Door 3 over Resend: single mails and templates through the SDK, batches as bytes that are the SDK's own (wire.test.ts). */
export function makeResendTransport(options: ResendOptions): MailTransport {
  const { apiKey, baseUrl = realBaseUrl, failpoint = noFailpoints, timing, pacer } = options;
  const waiting = inTime(timing.providerCallMs, options.signal);
  const sdk = new Resend(apiKey, { baseUrl });
  const observe = (hints: Parameters<Pacer['observe']>[0]) => pacer.observe(hints);
  const hungUp = new AbortController();
  const call = makeSdkCall(timing.providerCallMs, observe, hungUp.signal);
  const endpoint = makeBatchEndpoint({
    baseUrl,
    apiKey,
    userAgent: 'masthead',
    callMs: timing.providerCallMs,
    connectMs: timing.providerConnectMs,
    connections: options.connections ?? 16,
    observe,
  });
  /** Single mails and template calls: each takes a turn of its own in the first lane. */
  const paced: SdkCall = async (run) => {
    const turn = await pacer.take('single', waiting);
    if (turn === null) return { ok: false, failure: { kind: 'retryAfter', ms: timing.backoffMs } };
    try {
      return await call(run);
    } finally {
      turn.answered();
    }
  };
  return {
    prepare(mail) {
      const encode = encoderOf(mail);
      return (messages) => {
        const body = encode(messages);
        return {
          sha256: hash('sha256', body, 'hex'),
          size: messages.length,
          submit: (options) => endpoint.post(body, messages.length, options),
        };
      };
    },
    async submitMail({ replyTo, tags, headers, ...mail }, idempotencyKey) {
      const answer = await paced((given) =>
        sdk.emails.send(
          { ...mail, ...(replyTo === null ? {} : { replyTo }), headers: { ...headers }, tags: [...tags] },
          { ...given, idempotencyKey },
        ),
      );
      return answer.ok ? readMailAnswer(answer.data) : answer.failure;
    },
    async publishTemplate(name, mail) {
      return publishTemplate(sdk, paced, name, mail, failpoint);
    },
    async deleteTemplate(template) {
      const answer = await paced((given) => sdk.templates.remove(template, given));
      return answer.ok || (answer.failure.kind === 'refused' && answer.failure.code === 'not_found');
    },
    async retrieve(mailId) {
      const answer = await paced((given) => sdk.emails.get(mailId, given));
      if (!answer.ok) return null;
      const { html, subject, text } = answer.data;
      return { subject, html, text };
    },
    account: hash('sha256', `${baseUrl}\n${apiKey}`, 'hex').slice(0, 16),
    hangUp() {
      hungUp.abort();
      endpoint.hangUp();
    },
    close: () => endpoint.close(),
  };
}

/** How long a turn is waited for. */
export function inTime(maxWaitMs: number, signal: AbortSignal | undefined): Waiting {
  return { maxWaitMs, ...(signal === undefined ? {} : { signal }) };
}

/** The encoder of a campaign's bodies, by how it is handed over. */
function encoderOf(mail: CampaignMail): (messages: readonly CampaignMessage[]) => Buffer {
  return mail.handOver.mode === 'inline'
    ? makeInlineEncoder(mail, cutMail(mail))
    : makeTemplateEncoder(mail, mail.handOver.templateId);
}
