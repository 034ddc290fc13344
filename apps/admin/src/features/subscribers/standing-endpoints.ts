import type { Endpoint } from 'payload';
import { z } from 'zod';
import { delivery } from '../../delivery.ts';
import { DeskError } from '../desk-error.ts';
import { deskEndpoint, noBody } from '../endpoint.ts';

/** In the body, never in the address line: addresses of people stay out of logs and histories. */
const HistoryRequest = z.strictObject({
  address: z.string().trim().min(3).max(320),
  limit: z.int().min(1).max(200).default(50),
  before: z
    .string()
    .regex(/^[0-9a-f]{24}\.\d{6,}$/)
    .optional(),
});

/** What somebody got and what stands against mailing them; what the provider has told us. */
export const standingEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'post',
    path: '/subscribers/history',
    role: 'editor',
    body: HistoryRequest,
    handle: async ({ body: { address, limit, before } }) => {
      const { history, suppressions } = await delivery();
      return named(async () => ({
        history: await history.of(address, { limit, ...(before === undefined ? {} : { before }) }),
        standing: await suppressions.standing(address),
      }));
    },
  }),
  deskEndpoint({
    method: 'get',
    path: '/provider',
    role: 'writer',
    body: noBody,
    handle: async () => (await delivery()).suppressions.provider(),
  }),
];

async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'InvalidAddress') throw error;
    throw new DeskError(400, 'invalid-address', 'This is no address.', 'Check how it is spelled.');
  }
}
