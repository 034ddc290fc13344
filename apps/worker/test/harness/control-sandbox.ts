/** What a test says to a sandbox process, over its control door. */
export interface SandboxControl {
  /** Replaces the fault rules (apps/sandbox/src/faults/rules.ts). */
  misbehave(rules: readonly object[]): Promise<void>;
  limit(limits: Readonly<Record<string, number | string>>): Promise<void>;
  advanceClock(ms: number): Promise<void>;
  stats(): Promise<SandboxFigures>;
  /** At most 1,000 mails, newest first. */
  messages(query: Readonly<Record<string, string>>): Promise<readonly SandboxMail[]>;
}

interface SandboxFigures {
  readonly accepted: number;
  readonly quota: { readonly today: number };
  readonly events: { readonly waiting: number } | null;
  readonly faults: readonly { readonly kind: string; readonly fired: number }[];
}

interface SandboxMail {
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
}

export function controlSandbox(url: string): SandboxControl {
  const get = async (path: string) => (await fetch(`${url}${path}`)).json();
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  return {
    misbehave: (rules) => post('/sandbox/faults', { rules }),
    limit: (limits) => post('/sandbox/limits', limits),
    advanceClock: (advanceMs) => post('/sandbox/clock', { advanceMs }),
    stats: async () => (await get('/sandbox/stats')) as SandboxFigures,
    messages: async (query) =>
      (await get(`/sandbox/messages?${new URLSearchParams({ limit: '1000', ...query })}`)) as SandboxMail[],
  };
}
