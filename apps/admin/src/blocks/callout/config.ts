import { commentaryEditor } from '../../editors/editors.ts';
import { section } from '../section.ts';

export const CalloutSection = section({
  slug: 'callout',
  singular: 'Callout',
  plural: 'Callouts',
  heading: null,
  fields: [{ name: 'body', type: 'richText', editor: commentaryEditor }],
});
