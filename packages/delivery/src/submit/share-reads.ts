/**
 * Several callers, few reads: a call is answered by a read that *started* after the call, never by one that was under
 * way already, so that what each caller sees is as fresh as if it had read alone.
 */
export function shareReads<T>(read: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<unknown> | null = null;
  let next: Promise<T> | null = null;
  return () => {
    next ??= (underWay ?? Promise.resolve()).then(() => {
      next = null;
      const reading = read();
      underWay = reading.catch(() => undefined);
      return reading;
    });
    return next;
  };
}
