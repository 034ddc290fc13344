import type { PayloadRequest } from 'payload';
import type { MergePreview, MergeSide } from './merge-shape.ts';
import type { StoredEntry } from './merge-store.ts';
import { loadTopics, standingUnder, type TopicPair } from './topic-store.ts';

/** What would move when two topics become one. Writes nothing. @throws DeskError as `loadTopics` */
export async function previewTopicMerge(req: PayloadRequest, pair: TopicPair): Promise<MergePreview> {
  const { from, into } = await loadTopics(req, pair);
  const under = await standingUnder(req, pair.from);
  const [gone, stays] = [String(from.description ?? ''), String(into.description ?? '')];
  return {
    from: side(from),
    into: side(into),
    issues: [],
    versions: 0,
    entries: under.filter(({ table }) => table !== 'newsletters').length,
    fills: gone !== '' && stays === '' ? [{ field: 'Description', value: gone }] : [],
    keeps:
      gone !== '' && stays !== '' && gone !== stays
        ? [{ field: 'Description', kept: stays, dropped: gone }]
        : [],
  };
}

function side({ _id, name, slug }: StoredEntry): MergeSide {
  return { id: String(_id), title: String(name ?? ''), about: slug ?? '', coveredIn: [] };
}
