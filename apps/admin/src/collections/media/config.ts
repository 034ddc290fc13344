import type { CollectionConfig } from 'payload';
import { env } from '../../env.ts';
import { slugField } from '../../fields/slug.ts';
import { slugFrom } from '../../fields/slug-from.ts';
import { webUrlField } from '../../fields/web-url.ts';
import { coveredInField, keyFields, topicsField } from '../entries/entry-fields.ts';
import { setEntryKeys } from '../entries/set-entry-keys.ts';
import { mediaAccess } from './access.ts';
import { checkImage } from './hooks/check-image.ts';
import { imageSizes } from './image-sizes.ts';

const isImage = (data: { kind?: unknown }) => data.kind === 'image';

export const Media: CollectionConfig = {
  slug: 'media',
  disableDuplicate: true,
  labels: { singular: 'Media', plural: 'Media' },
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'show', 'updatedAt'],
    listSearchableFields: ['title', 'show', 'link'],
    group: 'Library',
    description: 'Images, and talks, podcasts and videos to watch or hear.',
  },
  access: mediaAccess,
  upload: {
    staticDir: env().MEDIA_DIR,
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    filesRequiredOnCreate: false,
    imageSizes,
    crop: false,
    focalPoint: false,
    displayPreview: true,
    pasteURL: false,
  },
  hooks: {
    beforeOperation: [checkImage],
    beforeValidate: [slugFrom('title')],
    beforeChange: [setEntryKeys('media')],
  },
  fields: [
    {
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'image',
      options: [
        'image',
        'talk',
        'podcast',
        'video',
        // When nobody said which: nothing is printed for it.
        { value: 'recording', label: 'Recording (kind not known)' },
      ],
    },
    { name: 'title', type: 'text', required: true, maxLength: 500 },
    {
      name: 'alt',
      label: 'Alternative text',
      type: 'text',
      maxLength: 500,
      admin: { condition: isImage, description: 'What the image shows, for those who cannot see it.' },
      validate: (value: unknown, { data }: { data: { kind?: unknown } }) =>
        !isImage(data) || (typeof value === 'string' && value.trim() !== '') || 'An image needs words too',
    },
    {
      type: 'row',
      admin: { condition: (data) => !isImage(data) },
      fields: [
        { name: 'show', type: 'text', maxLength: 200 },
        { name: 'durationMinutes', label: 'Length (minutes)', type: 'number', min: 1, max: 6000 },
      ],
    },
    {
      name: 'people',
      type: 'text',
      hasMany: true,
      admin: { condition: (data) => !isImage(data), description: 'Hosts, speakers, guests.' },
    },
    // Not `url`: that is Payload's name for the address of an uploaded file.
    webUrlField('link', 'Where to watch, hear or find it.'),
    topicsField,
    coveredInField,
    slugField('The entry’s address on the site.'),
    ...keyFields,
  ],
};
