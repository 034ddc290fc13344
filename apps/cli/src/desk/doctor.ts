import { z } from 'zod';

/** What the desk answers of the installation's health (apps/admin, features/doctor). */

export const Finding = z.object({
  name: z.string(),
  state: z.enum(['ok', 'note', 'bad']),
  detail: z.string(),
  mend: z.string().nullable(),
});
export type Finding = z.output<typeof Finding>;
export const Findings = z.object({ checks: z.array(Finding) });

/** What was mended, and how it is now. */
export const Mended = Findings.extend({
  mended: z.array(z.object({ name: z.string(), done: z.string() })),
});

export const ProofAsked = z.object({ requestId: z.string() });
export const LatestProof = z.object({
  proof: z
    .object({
      requestId: z.string(),
      outcome: z.enum(['proved', 'unfit', 'refused']),
      why: z.string(),
    })
    .nullable(),
});
