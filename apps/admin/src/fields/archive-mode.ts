import type { SelectField } from 'payload';

/** Who may read an issue on the web: the newsletter says it for its new issues, each issue for itself. */
export const archiveModeField = {
  name: 'archiveMode',
  label: 'Web archive',
  type: 'select',
  options: [
    { label: 'Public', value: 'public' },
    { label: 'Unlisted: by its address only', value: 'unlisted' },
    { label: 'Subscribers: the rest is withheld', value: 'subscribers' },
  ],
} as const satisfies SelectField;
