import type { Payload } from 'payload';

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** What a save through REST wrote: its collection and the ids of the documents. */
export interface Saved {
  readonly collection: string;
  readonly ids: readonly string[];
}

/**
 * Runs `react` after a REST save was committed and before it is answered. Not a Payload hook: a hook runs inside
 * Payload's transaction, delivery's client outside it. When `react` fails the save stands, and the follower of the
 * change stream (src/projection) does it later.
 */
export function afterSave<Context>(
  handler: Handler<Context>,
  payload: () => Promise<Payload>,
  react: (payload: Payload, saved: Saved) => Promise<void>,
): Handler<Context> {
  return async (request, context) => {
    const response = await handler(request, context);
    const collection = /^\/api\/([a-z]+)(?:\/[0-9a-f]{24})?\/?$/.exec(new URL(request.url).pathname)?.[1];
    if (!response.ok || collection === undefined) return response;
    const ids = idsOf(
      await response
        .clone()
        .json()
        .catch(() => null),
    );
    if (ids.length === 0) return response;
    const instance = await payload();
    try {
      await react(instance, { collection, ids });
    } catch (error) {
      instance.logger.error({ err: error, collection, ids }, 'saved, but what follows from it failed');
    }
    return response;
  };
}

function idsOf(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const docs =
    'doc' in answer ? [answer.doc] : 'docs' in answer && Array.isArray(answer.docs) ? answer.docs : [];
  return docs.flatMap((doc: unknown) =>
    typeof doc === 'object' && doc !== null && 'id' in doc && typeof doc.id === 'string' ? [doc.id] : [],
  );
}
