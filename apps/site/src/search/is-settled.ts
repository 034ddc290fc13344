/** A process that just started reads everything once; a reader waits this long for it before being told. */
const waitMs = 5_000;

/** Has it come true within five seconds? */
export async function isSettled(promise: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), waitMs);
  });
  try {
    return await Promise.race([promise.then(() => true as const), late]);
  } finally {
    clearTimeout(timer);
  }
}
