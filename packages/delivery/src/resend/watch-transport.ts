import type { MailTransport, SubmitOutcome } from '../ports/transport.ts';
import { aroundSubmissions, type Submission } from './around-submissions.ts';

/** One call to the provider that has ended. */
export interface EndedCall {
  readonly lane: Submission['lane'];
  readonly outcome: SubmitOutcome['kind'];
  /** Mails that the provider took by it. */
  readonly accepted: number;
  readonly tookMs: number;
}

/** The same transport, and each submission is told of when it ended. */
export function watchTransport(transport: MailTransport, tell: (call: EndedCall) => void): MailTransport {
  return aroundSubmissions(transport, async ({ lane }, submit) => {
    const began = performance.now();
    const outcome = await submit();
    const accepted = outcome.kind === 'accepted' ? outcome.ids.filter((id) => id !== null).length : 0;
    tell({ lane, outcome: outcome.kind, accepted, tookMs: performance.now() - began });
    return outcome;
  });
}
