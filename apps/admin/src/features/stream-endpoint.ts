import { Readable } from 'node:stream';
import type { Endpoint, PayloadRequest } from 'payload';
import { type Actor, actorOf, hasRole, type Role } from '../access/roles.ts';
import { answerOf } from './endpoint.ts';

interface StreamCall {
  readonly req: PayloadRequest;
  readonly actor: Actor;
  readonly param: (name: string) => string;
}

const noStore = { 'Cache-Control': 'no-store' };

/** A verb whose body or answer is a file, a piece at a time. Checks who asks as every other (endpoint.ts). */
export function streamEndpoint(options: {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly role: Role;
  readonly handle: (call: StreamCall) => Promise<Response>;
}): Endpoint {
  return {
    path: `/masthead${options.path}`,
    method: options.method,
    handler: async (req) => {
      const actor = actorOf(req);
      if (actor === null)
        return refusal(401, 'not-logged-in', 'Nobody is logged in.', 'Log in and try again.');
      if (!hasRole(actor.role, options.role))
        return refusal(403, 'not-allowed', `A ${actor.role} may not do this.`, `Ask an ${options.role}.`);
      try {
        const param = (name: string) => String(req.routeParams?.[name] ?? '');
        return await options.handle({ req, actor, param });
      } catch (error) {
        const answer = answerOf(error);
        if (answer === null) throw error;
        return answer;
      }
    },
  };
}

/** Held in memory: one piece. */
export function csvFile(name: string, content: AsyncIterable<string>): Response {
  const bytes = Readable.from(encoded(content), { objectMode: false });
  return new Response(Readable.toWeb(bytes) as ReadableStream, {
    headers: {
      ...noStore,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

export function jsonAnswer(answer: object): Response {
  return Response.json(answer, { headers: noStore });
}

function refusal(status: number, code: string, message: string, help: string): Response {
  return Response.json({ error: { code, message, help } }, { status, headers: noStore });
}

async function* encoded(content: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of content) yield Buffer.from(piece);
}
