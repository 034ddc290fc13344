import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { ApiError } from '../api/errors.ts';
import { parseBody } from '../api/parse-body.ts';
import { FaultRules } from '../faults/rules.ts';
import { readBody } from '../http/read-body.ts';
import { respond } from '../http/respond.ts';
import { type Control, Limits } from './control.ts';

const Clock = z.strictObject({ advanceMs: z.number().min(0) });
const Query = z.object({
  to: z.string().optional(),
  subject: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(20),
});

/** /sandbox/*: the control verbs over HTTP. */
export async function answerControl(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
  { path, query }: { readonly path: string; readonly query: URLSearchParams },
): Promise<void> {
  try {
    const verb = `${request.method ?? 'GET'} ${path}`;
    if (verb === 'GET /sandbox/log') return await streamLog(control, response, query);
    respond(response, 200, JSON.stringify(await run(control, verb, query, request)), {});
  } catch (error) {
    const known =
      error instanceof ApiError ? error : new ApiError('validation_error', String(error), { status: 400 });
    respond(response, known.status, known.toJson(), {});
  }
}

async function run(
  control: Control,
  verb: string,
  query: URLSearchParams,
  request: IncomingMessage,
): Promise<unknown> {
  switch (verb) {
    case 'GET /sandbox/messages': {
      const { to, subject, limit } = Query.parse(Object.fromEntries(query));
      return await control.messages({
        limit,
        ...(to === undefined ? {} : { to }),
        ...(subject === undefined ? {} : { subject }),
      });
    }
    case 'GET /sandbox/stats':
      return await control.stats(query.get('tag') ?? undefined);
    case 'POST /sandbox/faults':
      control.setFaults(parseBody(FaultRules, await readBody(request)));
      return { ok: true };
    case 'POST /sandbox/limits':
      control.setLimits(parseBody(Limits, await readBody(request)));
      return { ok: true };
    case 'POST /sandbox/clock':
      await control.advanceClock(parseBody(Clock, await readBody(request)).advanceMs);
      return { ok: true };
    case 'POST /sandbox/reset':
      await control.reset();
      return { ok: true };
    default:
      throw new ApiError('not_found', `There is no ${verb}.`);
  }
}

async function streamLog(control: Control, response: ServerResponse, query: URLSearchParams): Promise<void> {
  const since = z.coerce
    .number()
    .int()
    .min(0)
    .parse(query.get('since') ?? 0);
  response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
  for await (const line of control.log(since)) {
    if (response.destroyed) return;
    if (!response.write(line)) {
      await new Promise<void>((resolve) => {
        response.once('drain', resolve);
        response.once('close', resolve);
      });
    }
  }
  response.end();
}
