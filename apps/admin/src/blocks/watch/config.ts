import { mentionItems } from '../mention-items.ts';
import { section } from '../section.ts';

export const WatchSection = section({
  slug: 'watch',
  singular: 'Watch & listen',
  plural: 'Watch & listen',
  heading: 'Watch & Listen First',
  fields: mentionItems('media', 'Talk or podcast', 'Talks and podcasts'),
});
