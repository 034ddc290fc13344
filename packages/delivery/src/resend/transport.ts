import { createHash } from 'node:crypto';
import { Resend } from 'resend';
import type { Pacer } from '../ports/pacer.ts';
import type { CampaignMail, CampaignMessage, MailTransport, OutgoingBatch } from '../ports/transport.ts';
import type { Timing } from '../timing.ts';
import { readBatchAnswer, readMailAnswer } from './answer.ts';
import { type BatchEndpoint, makeBatchEndpoint } from './batch-endpoint.ts';
import { makeInlineEncoder } from './encode-inline.ts';
import { publishTemplate } from './publish-template.ts';
import { makeSdkCall, type SdkCall } from './sdk-call.ts';
import { cutMail, templateMessage, templateWire, usedKeys } from './wire.ts';

export interface ResendOptions {
  readonly apiKey: string;
  /** Undefined: the real service. */
  readonly baseUrl: string | undefined;
  readonly timing: Timing;
  readonly pacer: Pacer;
  /** Calls under way at once. */
  readonly connections?: number;
}

const realBaseUrl = 'https://api.resend.com';

/** Door 3 over Resend: single mails, templates and template batches through the SDK, inline batches as bytes. */
export function makeResendTransport(options: ResendOptions): MailTransport {
  const { apiKey, baseUrl = realBaseUrl, timing, pacer } = options;
  const sdk = new Resend(apiKey, { baseUrl });
  const observe = (hints: Parameters<Pacer['observe']>[0]) => pacer.observe(hints);
  const call = makeSdkCall(timing.providerCallMs, observe);
  const endpoint = makeBatchEndpoint({
    baseUrl,
    apiKey,
    userAgent: 'masthead',
    callMs: timing.providerCallMs,
    connectMs: timing.providerConnectMs,
    connections: options.connections ?? 16,
    observe,
  });
  const turn = () => pacer.take('single', { maxWaitMs: timing.providerCallMs });
  const tooLate = { kind: 'retryAfter', ms: timing.backoffMs } as const;
  return {
    prepare: (mail) =>
      mail.handOver.mode === 'inline'
        ? prepareInline(endpoint, mail)
        : prepareTemplate(sdk, call, mail, mail.handOver.templateId),
    async submitMail({ replyTo, tags, headers, ...mail }, idempotencyKey) {
      if (!(await turn())) return tooLate;
      const answer = await call((given) =>
        sdk.emails.send(
          { ...mail, ...(replyTo === null ? {} : { replyTo }), headers: { ...headers }, tags: [...tags] },
          { ...given, idempotencyKey },
        ),
      );
      return answer.ok ? readMailAnswer(answer.data) : answer.failure;
    },
    async publishTemplate(name, mail) {
      if (!(await turn())) return tooLate;
      return publishTemplate(sdk, call, name, mail);
    },
    async deleteTemplate(templateId) {
      if (!(await turn())) return false;
      const answer = await call((given) => sdk.templates.remove(templateId, given));
      return answer.ok || (answer.failure.kind === 'refused' && answer.failure.code === 'not_found');
    },
    close: () => endpoint.close(),
  };
}

function prepareInline(
  endpoint: BatchEndpoint,
  mail: CampaignMail,
): (messages: readonly CampaignMessage[]) => OutgoingBatch {
  const encode = makeInlineEncoder(mail, cutMail(mail));
  return (messages) => {
    const body = encode(messages);
    return {
      sha256: sha256(body),
      size: messages.length,
      submit: (options) => endpoint.post(body, messages.length, options),
    };
  };
}

function prepareTemplate(
  sdk: Resend,
  call: SdkCall,
  mail: CampaignMail,
  templateId: string,
): (messages: readonly CampaignMessage[]) => OutgoingBatch {
  const keys = usedKeys(mail);
  return (messages) => {
    const payload = messages.map((message) => templateMessage(mail, templateId, keys, message));
    return {
      sha256: sha256(JSON.stringify(payload.map(templateWire))),
      size: messages.length,
      async submit({ idempotencyKey, validation }) {
        const answer = await call((given) =>
          sdk.batch.send(payload, { ...given, idempotencyKey, batchValidation: validation }),
        );
        return answer.ok ? readBatchAnswer(answer.data, messages.length) : answer.failure;
      },
    };
  };
}

function sha256(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}
