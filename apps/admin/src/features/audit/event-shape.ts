/** What can happen to an issue, as its history words it. */
export const eventVerbs = [
  'made',
  'imported',
  'drafted',
  'edited',
  'old version brought back',
  'asked for review',
  'handed back',
  'approved',
  'held',
  'scheduled',
  'sent now',
  'paused',
  'resumed',
  'rest let go',
  'cancelled',
  'failed retried',
  'unknown settled',
  'published',
  'test sent',
  'preview link made',
  'preview link shut',
  'commented',
  'comment settled',
  'approved by link',
  'corrected',
  'correction taken back',
] as const;
export type EventVerb = (typeof eventVerbs)[number];

/** One line of "who did what when"; instants as ISO strings. */
export interface EventShown {
  readonly id: string;
  readonly verb: EventVerb;
  /** Name of who did it. */
  readonly by: string;
  readonly at: string;
  /** Of edits in one go: when the last of them was saved. */
  readonly until: string | null;
  readonly detail: string | null;
}
