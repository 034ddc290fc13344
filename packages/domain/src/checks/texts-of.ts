import { assertNever } from '../assert-never.ts';
import type { Inline, RichText } from '../rich-text.ts';
import type { Section, Snapshot } from '../snapshot.ts';

/** A line of the issue with the form's field it stands in. */
export interface PlacedText {
  readonly path: string;
  readonly runs: readonly Inline[];
  /** Set where the whole line is a link of its item: a title. */
  readonly href: string | null;
}

/** Every line somebody wrote, in printed order: subject and preheader first, then the issue from top to bottom. */
export function textsOf({ issue, sections }: Snapshot): readonly PlacedText[] {
  return [
    line('subject', issue.subject),
    line('preheader', issue.preheader),
    line('tagline', issue.tagline),
    ...rich('lede', issue.lede),
    ...sections.flatMap((section, at) => ofSection(section, `sections.${at}`)),
    ...rich('closing', issue.closing),
  ].filter(({ runs }) => runs.some(({ text }) => text.trim() !== ''));
}

function ofSection(section: Section, path: string): readonly PlacedText[] {
  return [line(`${path}.heading`, section.heading), ...bodyOf(section, path)];
}

function bodyOf(section: Section, path: string): readonly PlacedText[] {
  switch (section.kind) {
    case 'bigStory':
    case 'stories':
    case 'papers':
    case 'watch':
      return section.items.flatMap(({ title, url, byline, commentary, previously }, i) => [
        line(`${path}.items.${i}.title`, title, url),
        line(`${path}.items.${i}.byline`, byline),
        ...rich(`${path}.items.${i}.commentary`, commentary),
        ...rich(`${path}.items.${i}.printPrevious`, previously?.text ?? []),
      ]);
    case 'reading':
      return section.items.flatMap(({ title, url, byline, note }, i) => [
        line(`${path}.items.${i}.title`, title, url),
        line(`${path}.items.${i}.byline`, byline),
        ...rich(`${path}.items.${i}.note`, note),
      ]);
    case 'takeaways':
      return section.items.flatMap(({ claim, detail }, i) => [
        line(`${path}.items.${i}.claim`, claim),
        ...rich(`${path}.items.${i}.detail`, detail),
      ]);
    case 'outline':
      return section.nodes.map(({ children }) => ({ path: `${path}.body`, runs: children, href: null }));
    case 'text':
    case 'callout':
      return rich(`${path}.body`, section.body);
    case 'image':
      return [
        // An image that leads somewhere and has no caption is met by its alternative text.
        section.caption.length === 0 && section.href !== null
          ? line(`${path}.caption`, section.image.alt, section.href)
          : { path: `${path}.caption`, runs: section.caption, href: section.href },
        line(`${path}.credit`, section.credit),
      ];
    case 'sponsor':
      return [line(`${path}.sponsor`, section.sponsor, section.url), ...rich(`${path}.body`, section.body)];
    case 'divider':
      return [];
    default:
      return assertNever(section);
  }
}

function line(path: string, text: string, href: string | null = null): PlacedText {
  return { path, runs: [{ text }], href };
}

function rich(path: string, blocks: RichText): readonly PlacedText[] {
  return blocks.map(({ children }) => ({ path, runs: children, href: null }));
}
