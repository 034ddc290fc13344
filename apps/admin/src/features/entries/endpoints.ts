import type { Endpoint } from 'payload';
import { z } from 'zod';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { paperMetadata } from '../metadata/paper-metadata.ts';
import { coveredIn } from './covered-in.ts';
import { previousCoverage } from './previous-coverage.ts';
import { QuickAdd, quickAdd } from './quick-add.ts';
import { entryCollection, QuickFind, quickFind } from './quick-find.ts';

const PaperId = z.strictObject({ registry: z.enum(['arxiv', 'crossref']), id: z.string().min(4).max(300) });

const coverable = z.enum([...entryCollection.options, 'topics']);

/** Entries while an issue is written: found, made, looked up, and where they were covered. */
export const entryEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'post',
    path: '/entries/find',
    role: 'writer',
    body: QuickFind,
    handle: ({ req, body }) => quickFind(req.payload, body),
  }),
  deskEndpoint({
    method: 'post',
    path: '/entries/add',
    role: 'writer',
    body: QuickAdd,
    handle: ({ req, body }) => quickAdd(req, body),
  }),
  deskEndpoint({
    method: 'post',
    path: '/entries/look-up',
    role: 'writer',
    body: PaperId,
    handle: ({ req, body }) => paperMetadata(req.payload, body),
  }),
  deskEndpoint({
    method: 'get',
    path: '/entries/:collection/:id/covered-in',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => coveredIn(req, coverable.parse(param('collection')), param('id')),
  }),
  deskEndpoint({
    method: 'get',
    path: '/entries/:id/previously/:issue',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => previousCoverage(req, param('id'), param('issue')),
  }),
];
