import { getPayload, type SanitizedConfig } from 'payload';
import { reactToSave } from '../features/react-to-save.ts';
import { afterSave } from './after-save.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { retryTransient } from './retry-transient.ts';

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** How every writing request to Payload is answered: conflicts tried again, what follows from a save done after it. */
export function writingHandler<Context>(
  config: Promise<SanitizedConfig>,
  handler: Handler<Context>,
): Handler<Context> {
  return afterSave(oneAtATime(retryTransient(handler)), () => getPayload({ config }), reactToSave);
}
