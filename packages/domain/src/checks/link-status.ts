import { z } from 'zod';

/** What a look at an address found. `unknown` is no verdict: the network, a robot wall, an address we do not ask. */
export const LinkStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ok'), code: z.int() }),
  z.object({ state: z.literal('redirected'), to: z.string() }),
  z.object({ state: z.literal('dead'), why: z.string() }),
  z.object({ state: z.literal('unknown'), why: z.string() }),
]);
export type LinkStatus = z.infer<typeof LinkStatus>;
