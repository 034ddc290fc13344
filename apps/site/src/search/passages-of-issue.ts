import type { Passage, PassageKind, PublicIssue } from '@masthead/archive';
import { assertNever, type Section } from '@masthead/domain';
import {
  anchorFor,
  type ItemShape,
  type Printable,
  type PrintableItem,
  walkSnapshot,
  wordsOfBlocks,
  wordsOfLine,
} from '@masthead/templates/snapshot';

/** What can be found of an issue: each item with its commentary, and the issue's own words as one passage. All as printed. */
export function passagesOfIssue(issue: PublicIssue): readonly Passage[] {
  const printable = walkSnapshot(issue.snapshot, { linkBase: '' });
  const entries = entriesByAnchor(issue.snapshot.sections);
  const items = printable.sections.flatMap(({ body }) =>
    body.kind === 'items' ? body.items.map((item) => passageOf(item, body.shape, entries)) : [],
  );
  return [ownWords(issue, printable), ...items];
}

function passageOf(item: PrintableItem, shape: ItemShape, entries: Entries): Passage {
  const entry = entries.get(item.anchor) ?? null;
  return {
    kind: kindOf(shape),
    anchor: item.anchor,
    entryId: entry?.id ?? null,
    entrySlug: entry?.slug ?? null,
    title: wordsOfLine(item.title),
    byline: wordsOfLine(item.byline),
    body: wordsOfBlocks(item.commentary).join(' '),
  };
}

function ownWords(issue: PublicIssue, { title, lede, sections, closing }: Printable): Passage {
  const own = sections.flatMap(({ heading, body }) => {
    switch (body.kind) {
      case 'takeaways':
        return body.items.flatMap(({ claim, detail }) => [wordsOfLine(claim), ...wordsOfBlocks(detail)]);
      case 'prose':
        return [heading ?? '', ...wordsOfBlocks(body.blocks)];
      case 'image':
        return [wordsOfLine(body.caption)];
      // An advertiser's words are not what we said.
      case 'sponsor':
      case 'items':
      case 'divider':
        return [];
      default:
        return assertNever(body);
    }
  });
  return {
    kind: 'issue',
    anchor: null,
    entryId: null,
    entrySlug: issue.slug,
    title,
    byline: '',
    body: [...wordsOfBlocks(lede), ...own, ...wordsOfBlocks(closing)]
      .filter((words) => words !== '')
      .join(' '),
  };
}

type Entries = ReadonlyMap<string, { readonly id: string; readonly slug: string }>;

/** An item with an entry stands at its slug, the first time it does. */
function entriesByAnchor(sections: readonly Section[]): Entries {
  const found = new Map<string, { id: string; slug: string }>();
  for (const section of sections) {
    if (!('items' in section)) continue;
    for (const item of section.items)
      if ('entryId' in item && item.entryId !== null && item.entrySlug !== null)
        found.set(anchorFor(item.entrySlug), { id: item.entryId, slug: item.entrySlug });
  }
  return found;
}

function kindOf(shape: ItemShape): PassageKind {
  switch (shape) {
    case 'bigStory':
    case 'story':
      return 'story';
    case 'paper':
      return 'paper';
    case 'media':
      return 'media';
    case 'reading':
      return 'link';
    default:
      return assertNever(shape);
  }
}
