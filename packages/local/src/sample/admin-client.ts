/** The admin said no; `message` is its own sentence. */
export class AdminRefused extends Error {
  constructor(
    readonly status: number,
    path: string,
    answer: string,
  ) {
    super(`the admin answered ${status} to ${path}: ${answer.slice(0, 500)}`);
    this.name = 'AdminRefused';
  }
}

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly topics?: readonly string[];
}

export interface AdminClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  create(collection: string, data: object): Promise<{ id: string }>;
  update(collection: string, id: string, data: object): Promise<void>;
  findOne(collection: string, equals: Readonly<Record<string, string>>): Promise<{ id: string } | null>;
  list(collection: string): Promise<readonly Entry[]>;
}

/** Speaks to a running admin as the machine's own service user (`Authorization: MastheadLocal …`). */
export function makeAdminClient(adminUrl: string, localToken: string): AdminClient {
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${adminUrl}${path}`, {
      method,
      headers: {
        authorization: `MastheadLocal ${localToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new AdminRefused(answer.status, path, text);
    return JSON.parse(text) as T;
  };
  return {
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    create: async (collection, data) =>
      (await ask<{ doc: { id: string } }>('POST', `/api/${collection}`, data)).doc,
    update: async (collection, id, data) => {
      const draft = collection === 'issues' ? '?draft=true&depth=0' : '?depth=0';
      await ask('PATCH', `/api/${collection}/${id}${draft}`, data);
    },
    findOne: async (collection, equals) => {
      const where = Object.entries(equals).map(
        ([field, value]) => `where[${field}][equals]=${encodeURIComponent(value)}`,
      );
      const { docs } = await ask<{ docs: { id: string }[] }>(
        'GET',
        `/api/${collection}?depth=0&limit=1&draft=true&${where.join('&')}`,
      );
      return docs[0] ?? null;
    },
    list: async (collection) =>
      (await ask<{ docs: Entry[] }>('GET', `/api/${collection}?depth=0&limit=200`)).docs,
  };
}
