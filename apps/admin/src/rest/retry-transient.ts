/** Set by `markTransient` on an answer that only says: two saves met, nothing was written. Never leaves the house. */
export const TRANSIENT_HEADER = 'x-masthead-transient';

/** As long as somebody waits for a save before they take it for lost. */
const PATIENCE_MS = 10_000;
/** What lives is done with a document after that many tries; what still holds it may be dead. */
const TRIES_BEFORE_LOOKING = 5;
const LONGEST_PAUSE_MS = 640;

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * Runs a REST handler again when MongoDB refused its transaction because another one touched the same document
 * (TransientTransactionError: nothing of it was written, so trying again is harmless), for ten seconds at most or until
 * nobody waits for the answer. Payload itself does not retry: of 8 concurrent saves of one document 7 would fail.
 * @param whenStuck asked after the fifth try and each later one: may free what is held by nobody any more
 */
export function retryTransient<Context>(
  handler: Handler<Context>,
  whenStuck: () => Promise<unknown> = async () => {},
): Handler<Context> {
  return async (request, context) => {
    const body = request.body === null ? null : await request.arrayBuffer();
    const until = Date.now() + PATIENCE_MS;
    for (let attempt = 1; ; attempt += 1) {
      const response = await handler(copyOf(request, body), context);
      if (!response.headers.has(TRANSIENT_HEADER)) return response;
      if (Date.now() >= until || request.signal.aborted) return withoutMark(response);
      if (attempt >= TRIES_BEFORE_LOOKING) await whenStuck();
      await pause(attempt);
    }
  };
}

function copyOf(request: Request, body: ArrayBuffer | null): Request {
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body,
    signal: request.signal,
  });
}

function withoutMark(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.delete(TRANSIENT_HEADER);
  return new Response(response.body, { status: response.status, headers });
}

/** 20, 40, 80 … 640 ms, each with as much again of chance, so that the same two do not meet again. */
async function pause(attempt: number): Promise<void> {
  const base = Math.min(10 * 2 ** attempt, LONGEST_PAUSE_MS);
  await new Promise((resolve) => setTimeout(resolve, base + Math.random() * base));
}
