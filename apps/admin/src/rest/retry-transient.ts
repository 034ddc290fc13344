/** Set by `markTransient` on an answer that only says: two saves met, nothing was written. Never leaves the house. */
export const TRANSIENT_HEADER = 'x-masthead-transient';

const TRIES = 5;

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * Runs a REST handler again when MongoDB refused its transaction because another one touched the same document
 * (TransientTransactionError: nothing of it was written, so trying again is harmless). At most 5 tries.
 * Payload itself does not retry: of 8 concurrent saves of one document 7 would fail.
 */
export function retryTransient<Context>(handler: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    const body = request.body === null ? null : await request.arrayBuffer();
    for (let attempt = 1; ; attempt += 1) {
      const response = await handler(copyOf(request, body), context);
      if (!response.headers.has(TRANSIENT_HEADER)) return response;
      if (attempt === TRIES) return withoutMark(response);
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

/** 20, 40, 80, 160 ms, each with as much again of chance, so that the same two do not meet again. */
async function pause(attempt: number): Promise<void> {
  const base = 10 * 2 ** attempt;
  await new Promise((resolve) => setTimeout(resolve, base + Math.random() * base));
}
