import type { HistoryStore, ReaderHistory } from '../ports/reader-history.ts';
import { parseAddress } from './address.ts';

export function makeReaderHistory(store: HistoryStore): ReaderHistory {
  return {
    async of(address, page) {
      const reader = await store.subscriber(parseAddress(address).identity);
      if (reader === null) return null;
      const [found, singles] = await Promise.all([
        store.deliveries(reader.id, { ...page, limit: page.limit + 1 }),
        page.before === undefined ? store.singles(reader.subscriptionIds) : [],
      ]);
      const shown = found.slice(0, page.limit);
      return {
        deliveries: shown.map(({ cursor: _, ...delivery }) => delivery),
        singles,
        next: found.length > page.limit ? (shown.at(-1)?.cursor ?? null) : null,
      };
    },
  };
}
