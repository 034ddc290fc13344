import { commentaryEditor } from '../../editors/editors.ts';
import { itemsField } from '../items-field.ts';
import { section } from '../section.ts';

export const TakeawaysSection = section({
  slug: 'takeaways',
  singular: 'Takeaways',
  plural: 'Takeaways',
  heading: 'Key Takeaways',
  fields: [
    itemsField('Takeaway', 'Takeaways', [
      { name: 'claim', type: 'text', maxLength: 1000 },
      { name: 'detail', type: 'richText', editor: commentaryEditor },
    ]),
  ],
});
