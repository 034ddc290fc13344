import { mentionItems } from '../mention-items.ts';
import { section } from '../section.ts';

export const StoriesSection = section({
  slug: 'stories',
  singular: 'Stories',
  plural: 'Stories',
  heading: 'Also This Week',
  fields: mentionItems('stories', 'Story', 'Stories'),
});
