import type { ServerResponse } from 'node:http';
import { ApiError } from '../api/errors.ts';
import type { RequestFault } from '../faults/rules.ts';
import { respond } from './respond.ts';

export interface Answer {
  readonly status: number;
  readonly json: string;
  readonly headers: Record<string, string>;
}

/** Sends a finished answer, or spoils it as the fault says. What was accepted stays accepted. */
export function misbehave(response: ServerResponse, fault: RequestFault | null, answer: Answer): void {
  if (fault?.kind === 'accept-then-reset') {
    response.socket?.resetAndDestroy();
  } else if (fault?.kind === 'hang') {
    // The caller hears nothing until it gives up and closes.
  } else if (fault?.kind === 'truncate') {
    cutOff(response, answer);
  } else if (fault?.kind === '500-after') {
    const error = new ApiError('internal_server_error', 'Something went wrong.');
    respond(response, error.status, error.toJson(), answer.headers);
  } else {
    respond(response, answer.status, answer.json, answer.headers);
  }
}

/** Announces the whole answer, sends half of it, and hangs up. */
function cutOff(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(answer.json),
    ...answer.headers,
  });
  response.write(answer.json.slice(0, Math.max(1, answer.json.length >> 1)), () =>
    response.socket?.destroy(),
  );
}
