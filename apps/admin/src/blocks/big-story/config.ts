import { mentionItems } from '../mention-items.ts';
import { section } from '../section.ts';

export const BigStorySection = section({
  slug: 'bigStory',
  singular: 'Big story',
  plural: 'Big stories',
  heading: 'The Big Story',
  fields: mentionItems('stories', 'Story', 'Stories'),
});
