import type { ServerResponse } from 'node:http';

/** One JSON answer, whole. */
export function respond(
  response: ServerResponse,
  status: number,
  json: string,
  headers: Record<string, string>,
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(json),
    ...headers,
  });
  response.end(json);
}
