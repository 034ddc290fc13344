import { mentionItems } from '../mention-items.ts';
import { section } from '../section.ts';

export const PapersSection = section({
  slug: 'papers',
  singular: 'Papers',
  plural: 'Papers',
  heading: 'From the Lab',
  fields: mentionItems('papers', 'Paper', 'Papers'),
});
