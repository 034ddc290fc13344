import type { CollectionConfig } from 'payload';
import { archiveModeField } from '../../fields/archive-mode.ts';
import { inOneLine } from '../../fields/one-line.ts';
import { slugField } from '../../fields/slug.ts';
import { newslettersAccess } from './access.ts';
import { canaryField } from './canary-field.ts';
import { digestSlotField } from './digest-slot-field.ts';
import { layLogoOnPaper } from './hooks/lay-logo-on-paper.ts';
import { refuseUnseenLogo } from './hooks/refuse-unseen-logo.ts';
import { refuseWeakContrast } from './hooks/refuse-weak-contrast.ts';
import { signupField } from './signup-field.ts';
import { themeField } from './theme-fields.ts';
import { timeField } from './time-field.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const Newsletters: CollectionConfig = {
  slug: 'newsletters',
  disableDuplicate: true,
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'slug', 'timeZone'],
    group: 'Administration',
    description: 'A publication: who sends it, how it looks, when it comes.',
  },
  access: newslettersAccess,
  hooks: { beforeValidate: [refuseWeakContrast, refuseUnseenLogo], beforeChange: [layLogoOnPaper] },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 120 },
    { ...slugField('Stands in addresses and file names.'), required: true },
    { name: 'description', type: 'textarea', maxLength: 500, defaultValue: '' },
    {
      name: 'sender',
      type: 'group',
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'name', type: 'text', required: true, validate: oneLine, maxLength: 120 },
            { name: 'address', type: 'email', required: true },
          ],
        },
      ],
    },
    { name: 'replyTo', type: 'email' },
    {
      name: 'postalAddress',
      type: 'textarea',
      maxLength: 500,
      admin: { description: 'Printed in every issue. Without one nothing is sent (CAN-SPAM § 7704(a)(5)).' },
    },
    {
      type: 'row',
      fields: [
        {
          name: 'language',
          type: 'text',
          required: true,
          defaultValue: 'en',
          validate: (value: unknown) =>
            (typeof value === 'string' && isLanguage(value)) || 'A language tag such as en or pt-BR',
        },
        {
          name: 'timeZone',
          type: 'text',
          required: true,
          defaultValue: 'Europe/Berlin',
          validate: (value: unknown) =>
            (typeof value === 'string' && isTimeZone(value)) || 'A time zone such as Europe/Berlin',
        },
      ],
    },
    {
      name: 'slot',
      label: 'Weekly slot',
      type: 'group',
      admin: { description: 'When an issue goes out, in the newsletter’s time zone. Leave empty for none.' },
      fields: [
        {
          type: 'row',
          fields: [
            {
              name: 'weekday',
              type: 'number',
              min: 1,
              max: 7,
              admin: {
                description: weekdays.map((day, index) => `${index + 1} ${day}`).join(' · '),
                step: 1,
              },
            },
            timeField,
          ],
        },
      ],
    },
    canaryField,
    digestSlotField,
    {
      ...archiveModeField,
      label: 'New issues on the web',
      defaultValue: 'public',
      admin: { description: 'What a new issue begins with; each can say otherwise.' },
    },
    signupField,
    themeField,
  ],
};

function oneLine(value: unknown): true | string {
  if (typeof value !== 'string' || value.trim() === '') return 'Who the mail is from';
  return inOneLine(value);
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
