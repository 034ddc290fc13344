import type { Field } from 'payload';
import { commentaryEditor } from '../editors/editors.ts';
import { webUrlField } from '../fields/web-url.ts';

/**
 * What an issue says about a canonical entry. The words belong to the issue: changing the entry later does not
 * rewrite what was said of it. An empty title means the entry's own.
 */
export function mentionFields(relationTo: 'stories' | 'papers' | 'media', noun: string): Field[] {
  return [
    {
      name: 'entry',
      label: noun,
      type: 'relationship',
      relationTo,
      index: true,
      maxDepth: 1,
      ...(relationTo === 'media' ? { filterOptions: { kind: { not_equals: 'image' } } } : {}),
      admin: { description: 'The entry behind it. One entry, however many issues mention it.' },
    },
    {
      name: 'title',
      label: 'Title in this issue',
      type: 'text',
      maxLength: 1000,
      admin: { description: 'Leave empty to print the entry’s own.' },
    },
    {
      name: 'byline',
      type: 'text',
      maxLength: 2000,
      admin: { description: 'The line under the title, printed as typed; parts divided by “ · ”.' },
    },
    webUrlField('url', 'Only if this issue links elsewhere than the entry does.'),
    { name: 'commentary', type: 'richText', editor: commentaryEditor },
    {
      name: 'printPrevious',
      label: 'Print what we said before',
      type: 'checkbox',
      defaultValue: false,
      admin: {
        description: 'Under “Previously in №…”, when an earlier issue covered it.',
        components: { Field: '/views/quick-add/previously-field.tsx#PreviouslyField' },
      },
    },
  ];
}
