import type { CollectionConfig } from 'payload';
import { slugField } from '../../fields/slug.ts';
import { slugFrom } from '../../fields/slug-from.ts';
import { webUrlField } from '../../fields/web-url.ts';
import { coveredInField, keyFields, topicsField } from '../entries/entry-fields.ts';
import { setEntryKeys } from '../entries/set-entry-keys.ts';
import { storiesAccess } from './access.ts';
import { readDateText } from './read-date-text.ts';

export const Stories: CollectionConfig = {
  slug: 'stories',
  disableDuplicate: true,
  labels: { singular: 'Story', plural: 'Stories' },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'sources', 'dateText', 'topics', 'updatedAt'],
    listSearchableFields: ['title', 'url'],
    group: 'Library',
    description:
      'One entry a story, however many issues mention it. What an issue says about it stays in the issue.',
  },
  access: storiesAccess,
  hooks: { beforeValidate: [slugFrom('title')], beforeChange: [readDateText, setEntryKeys('story')] },
  fields: [
    { name: 'title', label: 'Headline', type: 'text', required: true, maxLength: 500 },
    webUrlField('url', 'The story’s own address, if it has one.'),
    { name: 'sources', type: 'text', hasMany: true, admin: { description: 'Who reported it.' } },
    {
      type: 'row',
      fields: [
        {
          name: 'dateText',
          label: 'Date as typed',
          type: 'text',
          maxLength: 80,
          admin: { description: 'For example “April 2026” or “ongoing”.' },
        },
        {
          name: 'date',
          label: 'Date',
          type: 'date',
          admin: { date: { pickerAppearance: 'dayOnly', displayFormat: 'd MMM yyyy' } },
        },
        {
          name: 'datePrecision',
          label: 'How exact',
          type: 'select',
          options: ['day', 'month', 'year', 'ongoing'],
        },
      ],
    },
    { name: 'image', type: 'upload', relationTo: 'media', filterOptions: { kind: { equals: 'image' } } },
    topicsField,
    coveredInField,
    slugField('The story’s address on the site.'),
    ...keyFields,
  ],
};
