import { itemsField } from '../items-field.ts';
import { mentionFields } from '../mention-fields.ts';
import { section } from '../section.ts';

export const BigStorySection = section({
  slug: 'bigStory',
  singular: 'Big story',
  plural: 'Big stories',
  heading: 'The Big Story',
  fields: [itemsField('Story', 'Stories', mentionFields('stories', 'Story'))],
});
