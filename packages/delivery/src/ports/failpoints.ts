/** Every point between two I/O steps at which a test may kill a worker (docs/ARCHITECTURE.md, "Crash windows"). */
export const failpointNames = [
  'start.before-freeze-campaign',
  'start.after-publish-template',
  'start.after-freeze-campaign',
  'prepare.before-insert',
  'prepare.after-insert',
  'prepare.before-done',
  'prepare.after-done',
  'submit.before-claim',
  'submit.after-claim',
  'submit.after-look',
  'submit.after-freeze',
  'submit.after-call',
  'submit.after-record',
  'thaw.before',
  'thaw.after',
  'permissive.before',
  'permissive.after',
  'doubt.before',
  'doubt.after',
  'refused.after-stop',
  'unknown.before',
  'unknown.after',
  'finish.before',
  'finish.after',
  'outbox.before-claim',
  'outbox.after-claim',
  'outbox.after-freeze',
  'outbox.after-call',
  'outbox.after-record',
  'signup.after-claim',
  'signup.after-outbox',
  'signup.after-done',
  'events.after-read',
  'events.after-apply',
  'events.after-done',
  'import.after-rows',
  'import.after-commit',
] as const;
export type FailpointName = (typeof failpointNames)[number];

/** Called between I/O steps. In what ships it does nothing (`noFailpoints`); the crash harness passes one that kills. */
export type Failpoint = (name: FailpointName) => void;

export const noFailpoints: Failpoint = () => undefined;
