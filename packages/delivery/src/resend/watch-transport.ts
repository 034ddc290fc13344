import type { MailTransport, SubmitOutcome } from '../ports/transport.ts';

/** One call to the provider that has ended. */
export interface EndedCall {
  readonly lane: 'campaign' | 'single';
  readonly outcome: SubmitOutcome['kind'];
  /** Mails that the provider took by it. */
  readonly accepted: number;
  readonly tookMs: number;
}

/** The same transport, and each submission is told of when it ended. */
export function watchTransport(transport: MailTransport, tell: (call: EndedCall) => void): MailTransport {
  const watch = async (lane: EndedCall['lane'], submit: () => Promise<SubmitOutcome>) => {
    const began = performance.now();
    const outcome = await submit();
    const accepted = outcome.kind === 'accepted' ? outcome.ids.filter((id) => id !== null).length : 0;
    tell({ lane, outcome: outcome.kind, accepted, tookMs: performance.now() - began });
    return outcome;
  };
  return {
    ...transport,
    prepare(mail) {
      const encode = transport.prepare(mail);
      return (messages) => {
        const batch = encode(messages);
        return {
          ...batch,
          submit: (options) => watch('campaign', () => batch.submit(options)),
        };
      };
    },
    submitMail: (mail, key) => watch('single', () => transport.submitMail(mail, key)),
  };
}
