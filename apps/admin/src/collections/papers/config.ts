import type { CollectionConfig } from 'payload';
import { slugField } from '../../fields/slug.ts';
import { slugFrom } from '../../fields/slug-from.ts';
import { webUrlField } from '../../fields/web-url.ts';
import { coveredInField, keyFields, topicsField } from '../entries/entry-fields.ts';
import { setEntryKeys } from '../entries/set-entry-keys.ts';
import { papersAccess } from './access.ts';

export const Papers: CollectionConfig = {
  slug: 'papers',
  disableDuplicate: true,
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'arxivId', 'venue', 'topics', 'updatedAt'],
    listSearchableFields: ['title', 'arxivId', 'doi'],
    group: 'Library',
    description: 'One entry a paper, however many issues mention it.',
  },
  access: papersAccess,
  hooks: { beforeValidate: [slugFrom('title')], beforeChange: [setEntryKeys('paper')] },
  fields: [
    { name: 'title', type: 'text', required: true, maxLength: 500 },
    { name: 'authors', type: 'text', hasMany: true, admin: { description: 'In the paper’s order.' } },
    {
      type: 'row',
      fields: [
        { name: 'venue', type: 'text', maxLength: 200 },
        { name: 'year', type: 'number', min: 1900, max: 2200, admin: { step: 1 } },
      ],
    },
    {
      type: 'row',
      fields: [
        {
          name: 'arxivId',
          label: 'arXiv id',
          type: 'text',
          index: true,
          admin: { placeholder: '2605.13784' },
          validate: (value: unknown) =>
            empty(value) ||
            (typeof value === 'string' &&
              /^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})(v\d+)?$/.test(value)) ||
            'An arXiv id such as 2605.13784 or cs.LG/0102003',
        },
        {
          name: 'doi',
          label: 'DOI',
          type: 'text',
          index: true,
          admin: { placeholder: '10.1000/xyz123' },
          validate: (value: unknown) =>
            empty(value) ||
            (typeof value === 'string' && /^10\.\d{4,9}\/\S+$/.test(value)) ||
            'A DOI such as 10.1000/xyz123',
        },
        { name: 'openReviewId', label: 'OpenReview id', type: 'text', maxLength: 40 },
      ],
    },
    webUrlField('url', 'Where to read it; else the arXiv or DOI address is used.'),
    topicsField,
    coveredInField,
    slugField('The paper’s address on the site.'),
    ...keyFields,
  ],
};

function empty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}
