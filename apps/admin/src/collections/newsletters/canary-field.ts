import type { Field } from 'payload';

/** First some, then the rest: both numbers, or neither. Bounds as in the domain's `CanaryPlan`. */
export const canaryField: Field = {
  name: 'canary',
  label: 'First some, then the rest',
  type: 'group',
  admin: {
    description:
      'An issue goes to the first readers, waits, then goes to the rest by itself: bounces and complaints can stop it, and so can you. Leave empty to send to all at once. Whoever schedules can say otherwise.',
  },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'recipients',
          label: 'First readers',
          type: 'number',
          min: 1,
          max: 100_000,
          admin: { step: 1, placeholder: '500' },
          validate: whole(100_000, 'minutes'),
        },
        {
          name: 'minutes',
          label: 'Minutes of waiting',
          type: 'number',
          min: 1,
          max: 1_440,
          admin: { step: 1, placeholder: '30' },
          validate: whole(1_440, 'recipients'),
        },
      ],
    },
  ],
};

function whole(max: number, other: string) {
  return (value: unknown, { siblingData }: { siblingData: unknown }): true | string => {
    const beside = (siblingData as Readonly<Record<string, unknown>> | null)?.[other] ?? null;
    if (value === null || value === undefined) return beside === null || 'Both numbers, or neither';
    const fits = Number.isInteger(value) && (value as number) >= 1 && (value as number) <= max;
    return fits || `A whole number from 1 to ${max.toLocaleString('en')}`;
  };
}
