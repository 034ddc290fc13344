/** What makes an entry that entry and no other. */
export interface EntryIdentity {
  readonly kind: 'story' | 'paper' | 'media';
  readonly title: string;
  readonly url: string | null;
  readonly arxivId: string | null;
  readonly doi: string | null;
}

/** The exact keys of an entry, most telling first; two entries that share one are one (editorial.md, "Merging"). */
export function entryKeysOf(entry: EntryIdentity): string[] {
  const keys = [
    entry.arxivId === null ? null : `arxiv:${entry.arxivId.toLowerCase().replace(/v\d+$/, '')}`,
    entry.doi === null ? null : `doi:${entry.doi.toLowerCase()}`,
    entry.url === null ? null : `url:${entry.url}`,
    `title:${entry.kind}:${entry.title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()}`,
  ];
  return keys.filter((key) => key !== null);
}
