import type { TextField } from 'payload';

/** A time of day on the newsletter's clock, `HH:MM`; empty for none. */
export const timeField: TextField = {
  name: 'time',
  type: 'text',
  admin: { placeholder: '09:00' },
  validate: (value: unknown) =>
    value === null ||
    value === undefined ||
    value === '' ||
    (typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)) ||
    'A time such as 09:00',
};
