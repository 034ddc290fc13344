import { z } from 'zod';

/** What the desk answers of sending as a whole (apps/admin, features/sending); instants are ISO strings. */

const Ramp = z.object({
  domain: z.string(),
  plan: z.object({ caps: z.array(z.int()), startedOn: z.string() }),
  sendingDay: z.int(),
  /** Null: the warm-up is over. */
  cap: z.int().nullable(),
  sent: z.int(),
});

export const Sending = z.object({
  stopped: z.object({ code: z.string(), message: z.string(), at: z.string() }).nullable(),
  ramps: z.array(Ramp),
  notices: z.array(z.object({ kind: z.enum(['stopped', 'capped']), text: z.string() })),
});
export type Sending = z.output<typeof Sending>;

export const Resumed = z.object({ resumed: z.literal(true) });
export const WarmUp = z.object({ domain: z.string() });
