import { commentaryEditor } from '../../editors/editors.ts';
import { webUrlField } from '../../fields/web-url.ts';
import { section } from '../section.ts';

export const SponsorSection = section({
  slug: 'sponsor',
  singular: 'Sponsor',
  plural: 'Sponsors',
  heading: 'Sponsor',
  fields: [
    { name: 'sponsor', label: 'Who pays', type: 'text', maxLength: 200 },
    webUrlField('url', 'Where the sponsor’s name leads.'),
    { name: 'body', type: 'richText', editor: commentaryEditor },
    {
      name: 'image',
      type: 'upload',
      relationTo: 'media',
      filterOptions: { kind: { equals: 'image' } },
    },
  ],
});
