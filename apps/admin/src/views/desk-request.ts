/** The desk said no, or could not be reached; `message` is for the editor. */
export class DeskRefused extends Error {}

/** Calls one of our verbs with the editor's own session. @throws DeskRefused with the sentence to show */
export async function deskRequest<Answer>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body: object = {},
): Promise<Answer> {
  const response = await fetch(`/api/masthead${path}`, {
    method,
    credentials: 'same-origin',
    ...(method === 'POST'
      ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
      : {}),
  }).catch(() => {
    throw new DeskRefused('The desk cannot be reached. Check the connection and try again.');
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as Answer;
  throw new DeskRefused(sentenceOf(answer) ?? `The desk answered ${response.status}.`);
}

function sentenceOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return null;
  const { error } = answer;
  if (typeof error !== 'object' || error === null || !('message' in error)) return null;
  const help = 'help' in error && typeof error.help === 'string' ? ` ${error.help}` : '';
  return `${String(error.message)}${help}`;
}
