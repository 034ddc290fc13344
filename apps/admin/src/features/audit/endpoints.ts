import type { Endpoint, Payload } from 'payload';
import { z } from 'zod';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { approvedDiff } from './approved-diff.ts';
import { listLog } from './desk-log.ts';
import { listEvents } from './list-events.ts';
import { type LogGroup, logGroups, logged } from './log-shape.ts';

/** `?of=Sign-ins&before=2026-11-25T10:00:00.000Z` */
export const LogQuery = z.strictObject({
  of: z.enum(logGroups as [LogGroup, ...LogGroup[]]).optional(),
  before: z.iso.datetime().optional(),
});

/** The lines a query asks for. */
export function askedLines(payload: Payload, { of, before }: z.output<typeof LogQuery>) {
  return listLog(payload, {
    ...(of === undefined ? {} : { acts: logged[of] }),
    ...(before === undefined ? {} : { before: new Date(before) }),
  });
}

export const auditEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/audit',
    role: 'admin',
    body: noBody,
    handle: async ({ req }) => ({
      lines: await askedLines(req.payload, LogQuery.parse(Object.fromEntries(req.searchParams))),
    }),
  }),
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
