import { getPayload, type SanitizedConfig } from 'payload';
import { reactToSave } from '../features/react-to-save.ts';
import { afterSave } from './after-save.ts';
import { endOrphaned } from './end-orphaned.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { retryTransient } from './retry-transient.ts';

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** How every writing request to Payload is answered: conflicts tried again, what follows from a save done after it. */
export function writingHandler<Context>(
  config: Promise<SanitizedConfig>,
  handler: Handler<Context>,
): Handler<Context> {
  const payload = () => getPayload({ config });
  const free = async () => {
    const instance = await payload();
    // A save is tried again whether or not anybody could be asked who holds it.
    await endOrphaned(instance).catch((error: unknown) =>
      instance.logger.error({ err: error, msg: 'dead transactions could not be looked for' }),
    );
  };
  return afterSave(oneAtATime(retryTransient(handler, free)), payload, reactToSave);
}
