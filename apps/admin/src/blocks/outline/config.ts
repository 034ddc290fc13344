import { outlineEditor } from '../../editors/editors.ts';
import { section } from '../section.ts';

/** A digest: headings within headings, lists within lists, written in one editor. */
export const OutlineSection = section({
  slug: 'outline',
  singular: 'Outline',
  plural: 'Outlines',
  heading: null,
  fields: [{ name: 'body', type: 'richText', editor: outlineEditor }],
});
