import type { Endpoint } from 'payload';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { approvedDiff } from './approved-diff.ts';
import { listEvents } from './list-events.ts';

export const auditEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/issues/:id/events',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => listEvents(req.payload, param('id')),
  }),
  deskEndpoint({
    method: 'get',
    path: '/issues/:id/diff',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => approvedDiff(req.payload, param('id')),
  }),
];
