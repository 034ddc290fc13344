/** The dresses an issue is shown in beside its form, with what their button says. */
export const modes = [
  ['desktop', 'Desktop'],
  ['phone', 'Phone'],
  ['text', 'Text'],
  ['web', 'Web page'],
] as const;
export type Mode = (typeof modes)[number][0];
