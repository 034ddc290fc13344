import type { CollectionConfig } from 'payload';
import { slugField } from '../../fields/slug.ts';
import { slugFrom } from '../../fields/slug-from.ts';
import { coveredInField } from '../entries/entry-fields.ts';
import { topicsAccess } from './access.ts';

export const Topics: CollectionConfig = {
  slug: 'topics',
  disableDuplicate: true,
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'slug'],
    group: 'Library',
    description: 'What recurs under different headlines: a model family, a format, a benchmark.',
  },
  access: topicsAccess,
  hooks: { beforeValidate: [slugFrom('name')] },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 120 },
    slugField('The topic’s address on the site.'),
    { name: 'description', type: 'textarea', maxLength: 1000 },
    coveredInField,
  ],
};
