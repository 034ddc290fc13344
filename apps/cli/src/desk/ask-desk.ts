import type { z } from 'zod';
import { CliFailure } from '../cli-failure.ts';
import type { Desk } from './find-desk.ts';

export interface DeskRequest<Answer> {
  /** From the root of the desk's address: "/api/masthead/import". */
  readonly path: string;
  readonly answer: z.ZodType<Answer>;
  /** Sent as JSON by POST; without it the request is a GET. */
  readonly body?: object;
  readonly timeoutMs?: number;
}

/** Asks the desk's HTTP API and checks what it answers. @throws CliFailure (exit code 1) that says what to do next */
export async function askDesk<Answer>(desk: Desk, request: DeskRequest<Answer>): Promise<Answer> {
  const response = await send(desk, request);
  const body = await readJson(response);
  if (!response.ok) throw new CliFailure(refusal(response.status, body), 1);
  const parsed = request.answer.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new CliFailure(
    `The desk at ${desk.url} answered something else than expected: is it of this version?`,
    1,
  );
}

async function send<Answer>(
  desk: Desk,
  { path, body, timeoutMs = 60_000 }: DeskRequest<Answer>,
): Promise<Response> {
  try {
    return await fetch(desk.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        Authorization: `MastheadLocal ${desk.token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
  } catch (error) {
    const late = field(error, 'name') === 'TimeoutError';
    throw new CliFailure(
      late
        ? `The desk at ${desk.url} did not answer in ${timeoutMs / 1000} s.`
        : `The desk is not running at ${desk.url}: start it with "npm start" (or set ADMIN_URL).`,
      1,
    );
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** The desk's own words (`{ error: { message, help } }`) when it sent some. */
function refusal(status: number, body: unknown): string {
  const error = field(body, 'error');
  const message = field(error, 'message');
  const help = field(error, 'help');
  if (typeof message === 'string')
    return typeof help === 'string' && help !== '' ? `${message} ${help}` : message;
  if (status === 401 || status === 403)
    return 'The desk does not accept the local token: is LOCAL_TOKEN the one it was started with?';
  return `The desk said no (HTTP ${status}).`;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
