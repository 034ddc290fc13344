import { type EntryKind, entryKeys } from '@masthead/importer';
import { type CollectionBeforeChangeHook, type PayloadRequest, ValidationError } from 'payload';
import { factsOfEntry, textOf, unsharedKeys } from './entry-facts.ts';

const collections = { story: 'stories', paper: 'papers', media: 'media' } as const;

/**
 * Keeps the merge keys in step with what the entry says of itself, and tells a person which entry has them already.
 * The unique index says no in any case; this only finds the words for it.
 */
export const setEntryKeys =
  (kind: EntryKind): CollectionBeforeChangeHook =>
  async ({ data, originalDoc, req }) => {
    const entry: Record<string, unknown> = { ...originalDoc, ...data };
    // Two images may well be called "Chart"; their file is what makes them the same.
    if (kind === 'media' && entry.kind === 'image') {
      const key = `image:${textOf(entry.filename) ?? textOf(entry.slug) ?? ''}`;
      return { ...data, keys: [key], unsharedKeys: [key] };
    }
    const facts = factsOfEntry(kind, entry);
    const aliases = textsOf(entry.aliasKeys);
    const others = textsOf(entry.othersKeys);
    const own = (keys: readonly string[]) => [
      ...new Set([...keys.filter((key) => !others.includes(key)), ...aliases]),
    ];
    const unshared = own(unsharedKeys(facts));
    // One that was parted from its namesake and has nothing else to be known by.
    if (unshared.length === 0) unshared.push(`${kind}:apart:${textOf(entry.slug) ?? ''}`);
    await refuseTwin(req, kind, textOf(originalDoc?.id), unshared);
    return { ...data, keys: own(entryKeys(facts)), unsharedKeys: unshared };
  };

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((key) => typeof key === 'string') : [];
}

async function refuseTwin(
  req: PayloadRequest,
  kind: EntryKind,
  ownId: string | null,
  keys: readonly string[],
): Promise<void> {
  const { docs } = await req.payload.find({
    collection: collections[kind],
    where: {
      unsharedKeys: { in: [...keys] },
      ...(ownId === null ? {} : { id: { not_equals: ownId } }),
    },
    limit: 1,
    pagination: false,
    depth: 0,
    req,
  });
  const twin = docs[0];
  if (twin === undefined) return;
  const shared = keys.find((key) => twin.unsharedKeys?.includes(key)) ?? '';
  const [, what = 'title'] = shared.split(':');
  throw new ValidationError({
    collection: collections[kind],
    errors: [
      {
        path: fieldOf[what] ?? (kind === 'media' && what === 'url' ? 'link' : what),
        message: `“${twin.title}” is there already with the same ${what === 'url' ? 'address' : what}. Use that entry.`,
      },
    ],
    req,
  });
}

const fieldOf: Readonly<Record<string, string>> = { arxiv: 'arxivId', openreview: 'openReviewId' };
