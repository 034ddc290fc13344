import { freeTextEditor } from '../../editors/editors.ts';
import { section } from '../section.ts';

export const TextSection = section({
  slug: 'text',
  singular: 'Free text',
  plural: 'Free text',
  heading: null,
  fields: [{ name: 'body', type: 'richText', editor: freeTextEditor }],
});
