import type { MailTransport, SubmitOutcome } from '../ports/transport.ts';

/** A submission that is about to be made. */
export interface Submission {
  readonly lane: 'campaign' | 'single';
  readonly mails: number;
}

/** The same transport, with `around` about each of its submissions: it makes the call and answers what became of it. */
export function aroundSubmissions(
  transport: MailTransport,
  around: (submission: Submission, submit: () => Promise<SubmitOutcome>) => Promise<SubmitOutcome>,
): MailTransport {
  return {
    ...transport,
    prepare(mail) {
      const encode = transport.prepare(mail);
      return (messages) => {
        const batch = encode(messages);
        const submission = { lane: 'campaign', mails: batch.size } as const;
        return { ...batch, submit: (options) => around(submission, () => batch.submit(options)) };
      };
    },
    submitMail: (mail, key) => around({ lane: 'single', mails: 1 }, () => transport.submitMail(mail, key)),
  };
}
