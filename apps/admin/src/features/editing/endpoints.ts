import type { Endpoint } from 'payload';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { giveBack } from './editing-locks.ts';

export const editingEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/give-back',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => giveBack(req, param('id')),
  }),
];
