import { itemsField } from '../items-field.ts';
import { mentionFields } from '../mention-fields.ts';
import { section } from '../section.ts';

export const PapersSection = section({
  slug: 'papers',
  singular: 'Papers',
  plural: 'Papers',
  heading: 'From the Lab',
  fields: [itemsField('Paper', 'Papers', mentionFields('papers', 'Paper'))],
});
