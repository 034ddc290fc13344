import { itemsField } from '../items-field.ts';
import { mentionFields } from '../mention-fields.ts';
import { section } from '../section.ts';

export const StoriesSection = section({
  slug: 'stories',
  singular: 'Stories',
  plural: 'Stories',
  heading: 'Also This Week',
  fields: [itemsField('Story', 'Stories', mentionFields('stories', 'Story'))],
});
