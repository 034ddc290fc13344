import type { GroupField } from 'payload';
import { timeField } from './time-field.ts';

/** When the month's digest is drafted. Nothing is sent by it: editors edit, approve and send it like any other issue. */
export const digestSlotField: GroupField = {
  name: 'digestSlot',
  label: 'Digest slot',
  type: 'group',
  admin: {
    description:
      'When the digest of the month’s issues is drafted, in the newsletter’s time zone. It goes to readers who chose the digest, after an editor approved it. Leave empty for none.',
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'day',
          label: 'Day of the month',
          type: 'number',
          min: 1,
          max: 31,
          admin: { step: 1, description: 'A shorter month has it on its last day.' },
        },
        timeField,
      ],
    },
  ],
};
