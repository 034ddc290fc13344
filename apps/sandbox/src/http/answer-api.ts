import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptCall } from '../api/accept-call.ts';
import { accountRoutes } from '../api/account.ts';
import { emailRoutes } from '../api/emails.ts';
import { ApiError } from '../api/errors.ts';
import type { ApiKey } from '../api/key-ring.ts';
import { type ApiRoute, findRoute } from '../api/route.ts';
import { suppressionRoutes } from '../api/suppressions.ts';
import { templateRoutes } from '../api/templates.ts';
import { webhookRoutes } from '../api/webhooks.ts';
import type { Desk } from '../desk.ts';
import type { RequestFault } from '../faults/rules.ts';
import { dailyQuotaExceeded, monthlyQuotaExceeded } from '../limits/quota.ts';
import { misbehave } from './misbehave.ts';
import { readBody } from './read-body.ts';
import { respond } from './respond.ts';

const ROUTES: readonly ApiRoute[] = [
  ...emailRoutes,
  ...templateRoutes,
  ...suppressionRoutes,
  ...accountRoutes,
  ...webhookRoutes,
];

/** Answers one request of the provider's API: who, how often, misbehaviour asked for, then the verb itself. */
export async function answerApi(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  url: { readonly path: string; readonly query: URLSearchParams },
): Promise<void> {
  const method = request.method ?? 'GET';
  let headers: Record<string, string> = {};
  let fault: RequestFault | null = null;
  try {
    if (!request.headers['user-agent'])
      throw new ApiError('security_error', 'A User-Agent header is required (error code: 1010).');
    const key = desk.keys.authorise(request.headers.authorization);
    const taken = desk.window.take(desk.wallClock());
    headers = taken.headers;
    if (!taken.ok) throw rateLimited();
    fault = desk.faults.pick(method, url.path);
    refuseByFault(fault);
    const body = await readBody(request);
    const { status, json } = await run(desk, request, url, { method, body, key, fault });
    misbehave(response, fault, { status, json, headers });
  } catch (error) {
    if (response.destroyed) return;
    const known = error instanceof ApiError ? error : new ApiError('internal_server_error', String(error));
    if (known !== error && request.destroyed) return;
    respond(response, known.status, known.toJson(), { ...headers, ...known.headers });
  }
}

async function run(
  desk: Desk,
  request: IncomingMessage,
  { path, query }: { readonly path: string; readonly query: URLSearchParams },
  { method, body, key, fault }: { method: string; body: Buffer; key: ApiKey; fault: RequestFault | null },
): Promise<{ status: number; json: string }> {
  // Never sent: misbehave() keeps silent.
  if (fault?.kind === 'hang' && !fault.accept) return { status: 200, json: '{}' };
  if (method === 'POST' && (path === '/emails' || path === '/emails/batch')) {
    const idempotencyKey = request.headers['idempotency-key'];
    const json = await acceptCall(desk, {
      path,
      body,
      key: typeof idempotencyKey === 'string' ? idempotencyKey : undefined,
      permissive: request.headers['x-batch-validation'] === 'permissive',
      textRaw: fault?.kind === 'text-not-substituted',
      delayMs: fault?.kind === 'slow' ? fault.delayMs : 0,
    });
    return { status: 200, json };
  }
  const { route, id } = findRoute(ROUTES, method, path);
  if (key.permission !== 'full_access')
    throw new ApiError('restricted_api_key', 'This API key is restricted to only send emails');
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  const answer = await route.run({ desk, query, id, body, mangle: fault?.kind === 'mangle-template' });
  return { status: route.status ?? 200, json: JSON.stringify(answer) };
}

/** The faults that accept nothing. */
function refuseByFault(fault: RequestFault | null): void {
  if (fault === null) return;
  if (fault.kind === '429') throw rateLimited(fault.retryAfterSeconds);
  if (fault.kind === '500-before') throw new ApiError('internal_server_error', 'Something went wrong.');
  if (fault.kind === '503') throw new ApiError('service_unavailable', 'The service is unavailable for now.');
  if (fault.kind === '422') throw new ApiError('validation_error', 'The request is not valid.');
  if (fault.kind === 'quota') throw fault.period === 'daily' ? dailyQuotaExceeded() : monthlyQuotaExceeded();
}

function rateLimited(retryAfterSeconds?: number): ApiError {
  return new ApiError('rate_limit_exceeded', 'Too many requests. Please slow down.', {
    ...(retryAfterSeconds === undefined ? {} : { headers: { 'retry-after': String(retryAfterSeconds) } }),
  });
}
