import type { DueProcessor, MailTransport, SendingGate } from '../ports/index.ts';

type Mail = Pick<MailTransport, 'submitMail'>;

/** Single mails set the stop off as batches do, and make no call while it holds. */
export function makeStoppableMail(transport: Mail, sending: SendingGate, waitMs: number): Mail {
  return {
    async submitMail(mail, idempotencyKey) {
      if ((await sending.stopped()) !== null) return { kind: 'retryAfter', ms: waitMs };
      const outcome = await transport.submitMail(mail, idempotencyKey);
      if (outcome.kind === 'refused' && outcome.refusal === 'access') await sending.stop(outcome);
      return outcome;
    },
  };
}

/** While all sending is stopped its mails wait as they are. */
export function whileSending(processor: DueProcessor, sending: Pick<SendingGate, 'stopped'>): DueProcessor {
  return {
    runDue: async () => ((await sending.stopped()) === null ? processor.runDue() : 0),
    halt: () => processor.halt?.(),
  };
}
