import { assertNever, type Correction, type Section, type Snapshot } from '@masthead/domain';

interface Subject {
  readonly path: string;
  readonly about: NonNullable<Correction['about']>;
}

/** What a public issue holds that can be wrong, in printed order. */
export function subjectsOf({ sections }: Snapshot): readonly Subject[] {
  return sections
    .flatMap((section, at) => ofSection(section, `sections.${at}`))
    .filter(({ about }) => about.title !== '');
}

function ofSection(section: Section, path: string): readonly Subject[] {
  switch (section.kind) {
    case 'watch':
    case 'bigStory':
    case 'stories':
    case 'papers':
      return section.items.map(({ entryId, title }, at) => subject(`${path}.items.${at}`, title, entryId));
    case 'takeaways':
      return section.items.map(({ claim }, at) => subject(`${path}.items.${at}`, claim));
    case 'reading':
      return section.items.map(({ title }, at) => subject(`${path}.items.${at}`, title));
    case 'outline':
    case 'text':
    case 'image':
    case 'callout':
    case 'sponsor':
      return [subject(path, section.heading)];
    case 'divider':
      return [];
    default:
      return assertNever(section);
  }
}

function subject(path: string, title: string, entryId: string | null = null): Subject {
  return { path, about: { title: title.trim(), entryId } };
}
