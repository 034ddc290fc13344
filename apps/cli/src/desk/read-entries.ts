import type { Matchable } from '@masthead/importer';
import { z } from 'zod';
import { askDesk } from './ask-desk.ts';
import type { Desk } from './find-desk.ts';

const Entry = z.object({
  id: z.string(),
  kind: z.enum(['story', 'paper', 'media']),
  title: z.string(),
  url: z.string().nullish(),
  ids: z
    .object({ arxiv: z.string().nullish(), doi: z.string().nullish(), openReview: z.string().nullish() })
    .nullish(),
  sources: z.array(z.string()).nullish(),
  dateText: z.string().nullish(),
});

/** The desk's canonical entries as candidates for merging; none when it does not answer at once. Never throws. */
export async function readEntries(desk: Desk | null): Promise<Matchable[]> {
  if (desk === null) return [];
  try {
    const { entries } = await askDesk(desk, {
      path: '/entries',
      answer: z.object({ entries: z.array(Entry) }),
      timeoutMs: 1200,
    });
    return entries.map(matchable);
  } catch {
    // Suggestions from the desk are a bonus: reading a file must not need it.
    return [];
  }
}

function matchable({ id, kind, title, url, ids, sources, dateText }: z.output<typeof Entry>): Matchable {
  return {
    kind,
    title,
    label: title,
    group: 'desk',
    ref: id,
    url: url ?? null,
    ids: { arxiv: ids?.arxiv ?? null, doi: ids?.doi ?? null, openReview: ids?.openReview ?? null },
    sources: sources ?? [],
    dateText: dateText ?? null,
  };
}
