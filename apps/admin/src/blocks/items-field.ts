import type { ArrayField, Field } from 'payload';
import type { EntryCollection } from '../features/entries/entry-shape.ts';

/** The rows of a section, collapsed to readable lines and dragged into order. */
export function itemsField(
  noun: string,
  plural: string,
  fields: Field[],
  /** Where the rows mention entries: theirs is the title of a row that has none of its own. */
  entries?: EntryCollection,
): ArrayField {
  return {
    name: 'items',
    type: 'array',
    label: plural,
    labels: { singular: noun, plural },
    admin: {
      initCollapsed: true,
      components: { RowLabel: { path: '/blocks/item-label.tsx#ItemLabel', clientProps: { noun, entries } } },
    },
    fields,
  };
}
