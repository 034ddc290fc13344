/**
 * Many callers, few writes: while one write is under way the rest gather, and the next one takes them all.
 * Each caller is answered when the write that holds its item is over.
 * @param write answers which of the items failed; a throw fails all of them.
 */
export function groupWrites<T>(
  write: (items: readonly T[]) => Promise<ReadonlySet<T>>,
  maxItems: number,
): (item: T) => Promise<boolean> {
  const waiting: { readonly item: T; readonly done: (ok: boolean) => void }[] = [];
  let isWriting = false;

  const run = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting.splice(0, maxItems);
      const failed = await write(group.map((each) => each.item)).catch(
        () => new Set(group.map((each) => each.item)),
      );
      for (const { item, done } of group) done(!failed.has(item));
    }
    isWriting = false;
  };

  return (item) =>
    new Promise((done) => {
      waiting.push({ item, done });
      if (!isWriting) void run();
    });
}
