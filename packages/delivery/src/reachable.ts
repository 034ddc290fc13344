/** Which of the services that delivery stands on answer at the moment. */
export interface Reachable {
  readonly mongodb: boolean;
  /** False delays only: without Redis the worker's timer finds what is due. */
  readonly redis: boolean;
}

/** An operator asked, and waits: a service that is slower than this is as good as away. */
const patienceMs = 2_000;

/** Asks each for a sign of life, side by side. Never throws. */
export async function lookAround(
  ask: Readonly<Record<keyof Reachable, () => Promise<unknown>>>,
): Promise<Reachable> {
  const [mongodb, redis] = await Promise.all([answers(ask.mongodb), answers(ask.redis)]);
  return { mongodb, redis };
}

/** The same of what a process holds: its database, and its way to Redis where it has one. */
export function lookAt(
  db: { command(command: { readonly ping: 1 }): Promise<unknown> },
  redis: { ping(): Promise<void> } | null,
): Promise<Reachable> {
  return lookAround({
    mongodb: () => db.command({ ping: 1 }),
    redis: () => redis?.ping() ?? Promise.reject(new Error('no Redis is configured')),
  });
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  try {
    const asked = ask().then(
      () => true,
      () => false,
    );
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
