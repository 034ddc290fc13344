import { assertNever } from '../../assert-never.ts';
import { plainFromInline, plainFromRichText, type RichText } from '../../rich-text.ts';
import type { Section } from '../../snapshot.ts';
import { atField, quoted, type Rule } from '../check.ts';

/** A section that holds nothing is left out of the mail with its heading: probably not what was meant. */
export const emptySection: Rule = ({ snapshot: { sections } }) =>
  sections.flatMap((section, at) => {
    if (!isEmpty(section)) return [];
    const name = section.heading.trim();
    const message = `${name === '' ? `Section ${at + 1}` : `The section ${quoted(name)}`} is empty and is not printed.`;
    return [{ code: 'empty-section', stops: 'nothing', message, at: atField(`sections.${at}`) }] as const;
  });

function isEmpty(section: Section): boolean {
  switch (section.kind) {
    case 'bigStory':
    case 'stories':
    case 'papers':
    case 'watch':
      return section.items.every(({ title, commentary }) => title.trim() === '' && isBlank(commentary));
    case 'reading':
      return section.items.every(({ title, note }) => title.trim() === '' && isBlank(note));
    case 'takeaways':
      return section.items.every(({ claim, detail }) => claim.trim() === '' && isBlank(detail));
    case 'outline':
      return section.nodes.every(({ children }) => plainFromInline(children).trim() === '');
    case 'text':
    case 'callout':
      return isBlank(section.body);
    case 'sponsor':
      return section.sponsor.trim() === '' && isBlank(section.body) && section.image === null;
    case 'image':
    case 'divider':
      return false;
    default:
      return assertNever(section);
  }
}

function isBlank(rich: RichText): boolean {
  return plainFromRichText(rich).trim() === '';
}
