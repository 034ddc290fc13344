import type { Trace } from '../ports/trace.ts';
import type { MailTransport } from '../ports/transport.ts';

/** The same transport, and each submission is a span. */
export function traceTransport(transport: MailTransport, trace: Trace): MailTransport {
  return {
    ...transport,
    prepare(mail) {
      const encode = transport.prepare(mail);
      return (messages) => {
        const batch = encode(messages);
        const attributes = { 'masthead.lane': 'campaign', 'masthead.mails': batch.size };
        return {
          ...batch,
          submit: (options) => trace('provider call', attributes, () => batch.submit(options)),
        };
      };
    },
    submitMail: (mail, key) =>
      trace('provider call', { 'masthead.lane': 'single', 'masthead.mails': 1 }, () =>
        transport.submitMail(mail, key),
      ),
  };
}
