import { randomUUID } from 'node:crypto';
import { requestIdOf, withLogFields } from '@masthead/config';
import type { Answered, Tracing } from '@masthead/ops';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';

/**
 * Gives each request an id: what is logged meanwhile carries it, and so does the answer when it failed. No other answer
 * does: pages for everybody are kept, and a form's answers are the same to the byte whoever asks. The caller's own
 * `x-request-id` is taken where it is fit to be.
 */
export function nameRequests(): MiddlewareHandler {
  return async (c, next) => {
    const requestId = requestIdOf(c.req.header('x-request-id'), randomUUID);
    await withLogFields({ requestId }, next);
    if (c.res.status >= 500) c.res.headers.set('x-request-id', requestId);
  };
}

/** Tells of each request when it is answered, by the route that it met. */
export function countRequests(tell: (request: Answered) => void): MiddlewareHandler {
  return async (c, next) => {
    const began = performance.now();
    await next();
    const tookMs = performance.now() - began;
    tell({ method: c.req.method, route: routeOf(c), status: c.res.status, tookMs });
  };
}

/** Each request is a span, named by the route that it met (https://opentelemetry.io/docs/specs/semconv/http/). */
export function traceRequests(tracing: Tracing): MiddlewareHandler {
  return async (c, next) => {
    const { method } = c.req;
    await tracing.span(method, { 'http.request.method': method }, async ({ rename, set }) => {
      await next();
      const route = routeOf(c);
      rename(`${method} ${route}`);
      set({ 'http.route': route, 'http.response.status_code': c.res.status });
    });
  };
}

/** As it was declared; `none` where nothing of ours has that address. */
function routeOf(c: Context): string {
  const declared = matchedRoutes(c).findLast(({ path }) => path !== '*' && path !== '/*');
  return declared?.path ?? 'none';
}
