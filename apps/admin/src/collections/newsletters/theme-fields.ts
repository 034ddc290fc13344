import { defaultTheme, type Theme } from '@masthead/domain';
import type { GroupField, TextField } from 'payload';

type Scheme = 'light' | 'dark';

const colours = ['paper', 'ink', 'secondary', 'rule', 'accent'] as const satisfies (keyof Theme[Scheme])[];

/** The brand's colours, for light and dark apart; the defaults are paper, ink and one accent. */
export const themeField: GroupField = {
  name: 'theme',
  type: 'group',
  admin: { description: 'Colours as #rrggbb. Text needs a contrast of 7 against the paper.' },
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
