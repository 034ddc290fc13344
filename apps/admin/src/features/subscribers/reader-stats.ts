import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import { countReaders } from './count-readers.ts';
import type { ReaderStats } from './subscriber-shape.ts';

const WEEKS = 26;

/** Counts and movement of every newsletter. For anybody at the desk: no address is in it. */
export async function readerStats(
  payload: Payload,
): Promise<{ readonly newsletters: readonly ReaderStats[] }> {
  const { list, signupSettings } = await delivery();
  const newsletters = await countReaders(payload);
  return {
    newsletters: await Promise.all(
      newsletters.map(async (one) => {
        const [weeks, sources, { topics }] = await Promise.all([
          list.growth(one.newsletterId, WEEKS),
          list.sources(one.newsletterId),
          signupSettings.get(one.newsletterId),
        ]);
        return {
          ...one,
          sources,
          topics,
          weeks: weeks.map((week) => ({ ...week, from: week.from.toISOString() })),
        };
      }),
    ),
  };
}
