import type { Field } from 'payload';

/** How the newsletter takes readers in and lets them go. */
export const signupField: Field = {
  name: 'signup',
  type: 'group',
  admin: {
    description: 'How readers come in and go. Every signup is confirmed by mail, wherever its form stands.',
  },
  fields: [
    {
      name: 'welcome',
      label: 'Send a welcome mail after the confirmation, with the latest issue’s link',
      type: 'checkbox',
      defaultValue: false,
    },
    {
      name: 'goodbye',
      label: 'Send a last mail after a reader unsubscribed, with the link that takes it back',
      type: 'checkbox',
      defaultValue: false,
    },
    {
      name: 'origins',
      label: 'Other sites whose forms may subscribe readers',
      type: 'text',
      hasMany: true,
      maxRows: 20,
      admin: { placeholder: 'https://lab.example.org' },
      validate: (value: unknown) =>
        value === null ||
        value === undefined ||
        (Array.isArray(value) && value.every((origin) => typeof origin === 'string' && isOrigin(origin))) ||
        'Addresses such as https://lab.example.org, without anything behind the name',
    },
    {
      name: 'topics',
      label: 'Topics readers may choose',
      type: 'relationship',
      relationTo: 'topics',
      hasMany: true,
      admin: { description: 'They narrow segments. Every reader gets every issue whole.' },
    },
  ],
};

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text);
}
