import type { Endpoint } from 'payload';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { resumeSending } from './resume-sending.ts';
import { showSending } from './show-sending.ts';
import { LiftRequest, liftWarmUp, setWarmUp, WarmUpRequest } from './warm-up.ts';

/** Sending as a whole: the stop after a 401 or 403, and the warm-up of new senders. */
export const sendingEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/sending',
    role: 'writer',
    body: noBody,
    handle: showSending,
  }),
  deskEndpoint({
    method: 'post',
    path: '/sending/resume',
    role: 'editor',
    body: noBody,
    handle: ({ actor }) => resumeSending(actor),
  }),
  deskEndpoint({
    method: 'post',
    path: '/sending/warm-up',
    role: 'admin',
    body: WarmUpRequest,
    handle: ({ req, actor, body }) => setWarmUp(req.payload, actor, body),
  }),
  deskEndpoint({
    method: 'post',
    path: '/sending/warm-up/lift',
    role: 'admin',
    body: LiftRequest,
    handle: ({ actor, body }) => liftWarmUp(actor, body),
  }),
];
