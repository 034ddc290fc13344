type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * Lets the writing requests that name one document follow each other in this process, so that saves that come
 * together do not cost each other their tries. Between processes the retry still decides.
 */
export function oneAtATime<Context>(handler: Handler<Context>): Handler<Context> {
  const last = new Map<string, Promise<unknown>>();
  return async (request, context) => {
    const id = /\/([0-9a-f]{24})(?:\/|$)/.exec(new URL(request.url).pathname)?.[1];
    if (id === undefined) return handler(request, context);
    const turn = (last.get(id) ?? Promise.resolve()).then(
      () => handler(request, context),
      () => handler(request, context),
    );
    last.set(id, turn);
    try {
      return await turn;
    } finally {
      if (last.get(id) === turn) last.delete(id);
    }
  };
}
