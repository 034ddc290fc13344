import type { Stack } from '@masthead/testing/stack';

interface Issue {
  readonly id: string;
  readonly updatedAt: string;
}

/** The desk's doors as a logged-in admin's browser asks them. Every answer is read to its end; one that refuses throws. */
export async function openHttpDesk({ adminUrl, secrets }: Stack) {
  const login = await fetch(`${adminUrl}/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: adminUrl },
    body: JSON.stringify({ email: secrets.ADMIN_EMAIL, password: secrets.ADMIN_PASSWORD }),
  });
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const ask = async (method: string, path: string, body?: object): Promise<string> => {
    const answer = await fetch(`${adminUrl}${path}`, {
      method,
      headers: { cookie, origin: adminUrl, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text;
  };
  const docs = async <T>(path: string): Promise<T[]> => JSON.parse(await ask('GET', path)).docs;
  const whole = new Map<string, object>();

  return {
    get: (path: string) => ask('GET', path),
    post: (path: string, body: object) => ask('POST', `/api${path}`, body),
    newestIssues: (limit: number) =>
      docs<Issue>(`/api/issues?draft=true&depth=0&limit=${limit}&sort=-number&select[updatedAt]=true`),
    titles: async (limit: number) =>
      (await docs<{ title: string }>(`/api/stories?depth=0&limit=${limit}&page=40&select[title]=true`)).map(
        ({ title }) => title,
      ),
    entryIds: async (limit: number) =>
      (await docs<{ id: string }>(`/api/stories?depth=0&limit=${limit}&page=40&select[title]=true`)).map(
        ({ id }) => id,
      ),
    /** As Payload's autosave sends it: the whole form. */
    save: async (id: string, run: number) => {
      const path = `/api/issues/${id}?draft=true&autosave=true&depth=0`;
      const form = whole.get(id) ?? JSON.parse(await ask('GET', `/api/issues/${id}?draft=true&depth=0`));
      whole.set(id, form);
      const { updatedAt, ...words } = form;
      const from = performance.now();
      await ask('PATCH', path, { ...words, tagline: `Turn ${run}` });
      return performance.now() - from;
    },
  };
}
