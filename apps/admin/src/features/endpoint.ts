import type { Endpoint, PayloadRequest } from 'payload';
import { ValidationError } from 'payload';
import { z } from 'zod';
import { type Actor, actorOf, hasRole, type Role } from '../access/roles.ts';
import { recordAct } from './audit/desk-log.ts';
import type { EventVerb } from './audit/event-shape.ts';
import { isSendAct } from './audit/log-shape.ts';
import { recordEvent } from './audit/record-event.ts';
import { DeskError } from './desk-error.ts';
import { networkOf } from './sign-in/caller.ts';

/** What a verb is given: who asks, with what; already checked. */
export interface Call<Body> {
  readonly req: PayloadRequest;
  readonly actor: Actor;
  readonly body: Body;
  /** A parameter of the path. @throws DeskError when it is missing */
  param(name: string): string;
}

/**
 * One verb behind one address under /api/masthead. Each checks who asks by itself (Payload's endpoints are open by
 * default), parses its body, and answers `{ error: { code, message, help } }` when it says no.
 */
export function deskEndpoint<Schema extends z.ZodType, Answer extends object>(options: {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly role: Role;
  readonly body: Schema;
  readonly handle: (call: Call<z.output<Schema>>) => Promise<Answer>;
  /** What goes into the issue's history when it was done; null when nothing was. */
  readonly audit?: (call: Call<z.output<Schema>>, answer: Answer) => Audited | null | Promise<Audited | null>;
}): Endpoint {
  return {
    path: `/masthead${options.path}`,
    method: options.method,
    handler: async (req) => {
      try {
        const actor = requireRole(req, options.role);
        const body = options.body.parse(options.method === 'post' ? await readJson(req) : {});
        const param = (name: string) => {
          const value: unknown = req.routeParams?.[name];
          if (typeof value !== 'string' || value === '') throw notFound();
          return value;
        };
        const call = { req, actor, body, param };
        const answer = await options.handle(call);
        await writeDown(call, (await options.audit?.(call, answer)) ?? null);
        return Response.json(answer, { headers: noStore });
      } catch (error) {
        const answer = answerOf(error);
        if (answer === null) throw error;
        return answer;
      }
    },
  };
}

/** A line of an issue's history; who and when are known. */
export interface Audited {
  readonly issueId: string;
  readonly verb: EventVerb;
  readonly detail?: string | null;
}

async function writeDown({ actor, req }: Call<unknown>, audited: Audited | null): Promise<void> {
  if (audited === null) return;
  const { detail, issueId, verb } = audited;
  await recordEvent(req.payload, { ...audited, by: actor, at: new Date() });
  if (!isSendAct(verb)) return;
  const said = detail === undefined || detail === null ? '' : `: ${detail}`;
  await recordAct(req.payload, {
    act: verb,
    by: actor,
    network: networkOf(req.headers),
    detail: `issue ${issueId}${said}`,
  });
}

/** For verbs that take nothing. */
export const noBody = z.looseObject({});

const noStore = { 'Cache-Control': 'no-store' };

function requireRole(req: PayloadRequest, role: Role): Actor {
  const actor = actorOf(req);
  if (actor === null) {
    throw new DeskError(401, 'not-logged-in', 'Nobody is logged in.', 'Log in to the desk and try again.');
  }
  if (!hasRole(actor.role, role)) {
    throw new DeskError(403, 'not-allowed', `A ${actor.role} may not do this.`, `Ask an ${role}.`);
  }
  return actor;
}

/** The body of a verb. @throws DeskError when it is not JSON */
export async function readJson(req: PayloadRequest): Promise<unknown> {
  const type = req.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('application/json')) {
    throw new DeskError(415, 'not-json', 'The request is not JSON.', 'Send Content-Type: application/json.');
  }
  try {
    return (await req.json?.()) ?? {};
  } catch {
    throw new DeskError(400, 'not-json', 'The request cannot be read as JSON.', 'Send one JSON object.');
  }
}

function notFound(): DeskError {
  return new DeskError(404, 'not-found', 'There is no such thing.', 'It may have been removed.');
}

/** The answer for a refusal; null for what is no refusal but a failure. */
export function answerOf(error: unknown): Response | null {
  if (error instanceof DeskError) {
    const { code, message, help } = error;
    return Response.json({ error: { code, message, help } }, { status: error.status, headers: noStore });
  }
  if (error instanceof z.ZodError) {
    const message = error.issues
      .slice(0, 5)
      .map((issue) => `${issue.path.join('.') || 'the request'}: ${issue.message}`)
      .join('; ');
    return Response.json(
      { error: { code: 'invalid', message, help: 'Mend what is named and send it again.' } },
      { status: 400, headers: noStore },
    );
  }
  if (error instanceof ValidationError) {
    const fields = error.data.errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
    return Response.json(
      { error: { code: 'invalid', message: fields, help: 'Mend these fields and try again.' } },
      { status: 400, headers: noStore },
    );
  }
  return null;
}
