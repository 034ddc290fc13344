import type { Field } from 'payload';
import type { EntryCollection } from '../features/entries/entry-shape.ts';
import { itemsField } from './items-field.ts';
import { mentionFields } from './mention-fields.ts';

/** The rows of a section that mentions entries, and under them the line that adds one by what is typed. */
export function mentionItems(relationTo: EntryCollection, noun: string, plural: string): Field[] {
  return [
    itemsField(noun, plural, mentionFields(relationTo, noun), relationTo),
    {
      name: 'quickAdd',
      type: 'ui',
      admin: {
        disableListColumn: true,
        components: {
          Field: {
            path: '/views/quick-add/quick-add.tsx#QuickAdd',
            clientProps: { collection: relationTo, noun },
          },
        },
      },
    },
  ];
}
