import { webUrlField } from '../../fields/web-url.ts';
import { section } from '../section.ts';

export const ImageSection = section({
  slug: 'image',
  singular: 'Image',
  plural: 'Images',
  heading: null,
  fields: [
    {
      name: 'image',
      type: 'upload',
      relationTo: 'media',
      filterOptions: { kind: { equals: 'image' } },
    },
    { name: 'caption', type: 'text', maxLength: 1000 },
    { name: 'credit', type: 'text', maxLength: 300 },
    webUrlField('href', 'Where a click on the image leads.'),
  ],
});
