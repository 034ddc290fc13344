import type { Endpoint } from 'payload';
import { z } from 'zod';
import { delivery } from '../../delivery.ts';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { allChecks } from './all-checks.ts';
import { examine, mend } from './examine.ts';

/** What `masthead doctor` asks the desk. */
export const doctorEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/doctor',
    role: 'editor',
    body: noBody,
    handle: async ({ req }) => ({ checks: await examine(await allChecks(req.payload)) }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/doctor/fix',
    role: 'admin',
    body: noBody,
    handle: async ({ req }) => {
      const mended = await mend(await allChecks(req.payload));
      return { mended, checks: await examine(await allChecks(req.payload)) };
    },
  }),
  deskEndpoint({
    method: 'get',
    path: '/doctor/template-proof',
    role: 'editor',
    body: noBody,
    handle: async () => ({ proof: await (await delivery()).proof.latest() }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/doctor/prove-template',
    role: 'editor',
    body: z.strictObject({ to: z.email() }),
    handle: async ({ body }) => ({ requestId: await (await delivery()).proof.request(body.to) }),
  }),
];
