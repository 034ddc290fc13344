import type { Endpoint } from 'payload';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { readStatus } from './read-status.ts';

/** How the installation is, for admins: what the status page shows. */
export const statusEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/status',
    role: 'admin',
    body: noBody,
    handle: ({ req }) => readStatus(req.payload),
  }),
];
