import { atField, type Rule } from '../check.ts';

/** Many read with images off, some cannot see them. */
export const imageWithoutAlt: Rule = ({ snapshot: { sections } }) =>
  sections.flatMap((section, at) => {
    if (section.kind !== 'image' && section.kind !== 'sponsor') return [];
    if (section.image === null || section.image.alt.trim() !== '') return [];
    return [
      {
        code: 'image-without-alt',
        stops: 'approval',
        message: 'An image has no alternative text.',
        at: atField(`sections.${at}.image`),
      },
    ];
  });
