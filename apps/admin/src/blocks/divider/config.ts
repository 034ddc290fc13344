import { section } from '../section.ts';

export const DividerSection = section({
  slug: 'divider',
  singular: 'Divider',
  plural: 'Dividers',
  heading: null,
  fields: [],
});
