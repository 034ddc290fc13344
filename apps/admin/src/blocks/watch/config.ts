import { itemsField } from '../items-field.ts';
import { mentionFields } from '../mention-fields.ts';
import { section } from '../section.ts';

export const WatchSection = section({
  slug: 'watch',
  singular: 'Watch & listen',
  plural: 'Watch & listen',
  heading: 'Watch & Listen First',
  fields: [itemsField('Talk or podcast', 'Talks and podcasts', mentionFields('media', 'Talk or podcast'))],
});
