import { defaultTheme, type FontName, fontNames, type Theme } from '@masthead/domain';
import type { GroupField, SelectField, TextField, UploadField } from 'payload';

type Scheme = 'light' | 'dark';

const colours = ['paper', 'ink', 'secondary', 'rule', 'accent'] as const satisfies (keyof Theme[Scheme])[];

const fontLabels: Readonly<Record<FontName, string>> = {
  serif: 'Serif: Georgia in mail, Source Serif on the site',
  book: 'Book: Palatino',
  sans: 'Sans: the system’s in mail, Inter on the site',
  wide: 'Wide sans: Verdana',
  mono: 'Monospaced',
};

/** The brand's colours, for light and dark apart; the defaults are paper, ink and one accent. */
export const themeField: GroupField = {
  name: 'theme',
  type: 'group',
  admin: {
    description:
      'Colours as #rrggbb. Text needs a contrast of 7 against the paper, the rest 4.5; a theme that cannot be read is not saved.',
  },
  fields: [
    { type: 'row', fields: [schemeField('light'), schemeField('dark')] },
    {
      name: 'radiusPx',
      label: 'Corner radius (px)',
      type: 'number',
      min: 0,
      max: 12,
      required: true,
      defaultValue: defaultTheme.radiusPx,
    },
    {
      name: 'fonts',
      type: 'group',
      admin: {
        description: 'What readers’ machines have, each with fallbacks: a mail cannot bring fonts along.',
      },
      fields: [
        {
          type: 'row',
          fields: [
            fontField('text', 'Titles and text', 'serif'),
            fontField('labels', 'Labels and small print', 'sans'),
          ],
        },
      ],
    },
    {
      name: 'logo',
      type: 'group',
      admin: {
        description:
          'In place of the name at the top of mails and pages, at most 40 px high. The name is its alternative text. Each needs a contrast of 3 on its paper.',
      },
      fields: [
        {
          type: 'row',
          fields: [
            logoField('light', 'Logo'),
            logoField('dark', 'Logo on dark paper', 'Without one the first is shown there, too.'),
          ],
        },
        // Made from the first (hooks/lay-logo-on-paper.ts).
        { name: 'onPaper', type: 'upload', relationTo: 'media', admin: { hidden: true } },
      ],
    },
  ],
};

function schemeField(scheme: Scheme): GroupField {
  return {
    name: scheme,
    type: 'group',
    admin: { width: '50%' },
    fields: colours.map(
      (colour): TextField => ({
        name: colour,
        type: 'text',
        required: true,
        defaultValue: defaultTheme[scheme][colour],
        validate: (value: unknown) =>
          (typeof value === 'string' && /^#[0-9a-fA-F]{6}$/.test(value)) || 'A colour such as #8a2d1c',
      }),
    ),
  };
}

function fontField(name: string, label: string, defaultValue: FontName): SelectField {
  const options = fontNames.map((value) => ({ value, label: fontLabels[value] }));
  return { name, label, type: 'select', options, defaultValue, admin: { width: '50%' } };
}

function logoField(name: string, label: string, description = ''): UploadField {
  return {
    name,
    label,
    type: 'upload',
    relationTo: 'media',
    filterOptions: { kind: { equals: 'image' } },
    admin: { width: '50%', description },
  };
}
