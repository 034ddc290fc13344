import type { Trace } from '../ports/trace.ts';
import type { MailTransport } from '../ports/transport.ts';
import { aroundSubmissions } from './around-submissions.ts';

/** The same transport, and each submission is a span. */
export function traceTransport(transport: MailTransport, trace: Trace): MailTransport {
  return aroundSubmissions(transport, ({ lane, mails }, submit) =>
    trace('provider call', { 'masthead.lane': lane, 'masthead.mails': mails }, submit),
  );
}
