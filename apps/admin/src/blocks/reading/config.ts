import { commentaryEditor } from '../../editors/editors.ts';
import { webUrlField } from '../../fields/web-url.ts';
import { itemsField } from '../items-field.ts';
import { section } from '../section.ts';

export const ReadingSection = section({
  slug: 'reading',
  singular: 'Reading list',
  plural: 'Reading lists',
  heading: 'Worth Reading',
  fields: [
    itemsField('Link', 'Links', [
      { name: 'title', type: 'text', maxLength: 1000 },
      webUrlField('url', 'Where the title leads.'),
      { name: 'byline', type: 'text', maxLength: 2000 },
      { name: 'note', type: 'richText', editor: commentaryEditor },
    ]),
  ],
});
