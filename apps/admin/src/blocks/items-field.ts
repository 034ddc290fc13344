import type { ArrayField, Field } from 'payload';

/** The rows of a section, collapsed to readable lines and dragged into order. */
export function itemsField(noun: string, plural: string, fields: Field[]): ArrayField {
  return {
    name: 'items',
    type: 'array',
    label: plural,
    labels: { singular: noun, plural },
    admin: {
      initCollapsed: true,
      components: { RowLabel: { path: '/blocks/item-label.tsx#ItemLabel', clientProps: { noun } } },
    },
    fields,
  };
}
