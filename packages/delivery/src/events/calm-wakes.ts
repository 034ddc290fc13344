/**
 * Asked for at every event, called at once and then once every `everyMs` as long as it is asked for: what came in since the
 * last call began is always followed by another one.
 */
export function calmWakes(wake: () => Promise<void>, everyMs: number): () => void {
  let resting = false;
  let asked = false;
  const call = () => {
    resting = true;
    asked = false;
    // Never throws; a Redis that is away does not make for more calls, either.
    const rest = new Promise<void>((done) => setTimeout(done, everyMs).unref());
    void Promise.all([wake(), rest]).then(() => {
      resting = false;
      if (asked) call();
    });
  };
  return () => {
    asked = true;
    if (!resting) call();
  };
}
