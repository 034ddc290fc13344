import { CliFailure } from '../cli-failure.ts';
import type { Desk } from './find-desk.ts';

/** A file to or from the desk, a piece at a time. @throws CliFailure that says what to do next */
export async function streamDesk(
  desk: Desk,
  path: string,
  upload?: { readonly type: string; readonly content: ReadableStream },
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(desk.url + path, {
      method: upload === undefined ? 'GET' : 'POST',
      headers: {
        Authorization: `MastheadLocal ${desk.token}`,
        ...(upload === undefined ? {} : { 'Content-Type': upload.type }),
      },
      // Node asks for it when a body is a stream.
      ...(upload === undefined ? {} : { body: upload.content, duplex: 'half' as const }),
      redirect: 'error',
    });
  } catch {
    throw new CliFailure(
      `The desk is not running at ${desk.url}: start it with "npm start" (or set ADMIN_URL).`,
      1,
    );
  }
  if (response.ok) return response;
  const answer = (await response.json().catch(() => null)) as {
    error?: { message?: string; help?: string };
  } | null;
  const { message = `The desk said no (HTTP ${response.status}).`, help = '' } = answer?.error ?? {};
  throw new CliFailure(`${message} ${help}`.trim(), 1);
}
