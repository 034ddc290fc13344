/** What the doors of the accounts say: done, or no with a stable `code` and a sentence to show. */
export type AccountsAnswer =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly ticket: string };

/** Posts to one of the doors under /api/users; never throws. */
export async function askAccounts(door: string, body: object): Promise<AccountsAnswer> {
  const response = await fetch(`/api/users/${door}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (response === null) return refused('unreachable', 'The desk cannot be reached. Try again.');
  const answer = (await response.json().catch(() => ({}))) as Refusal & Record<string, unknown>;
  if (response.ok) return { ok: true, body: answer };
  if (answer.error !== undefined)
    return refused(answer.error.code, `${answer.error.message} ${answer.error.help}`);
  const [first] = answer.errors ?? [];
  return {
    ...refused(first?.data?.code ?? 'refused', first?.message ?? `The desk answered ${response.status}.`),
    ticket: first?.data?.ticket ?? '',
  };
}

/** Payload's shape of a refusal, and ours. */
interface Refusal {
  readonly errors?: readonly {
    readonly message?: string;
    readonly data?: { readonly code?: string; readonly ticket?: string };
  }[];
  readonly error?: { readonly code: string; readonly message: string; readonly help: string };
}

function refused(code: string, message: string) {
  return { ok: false, code, message, ticket: '' } as const;
}
