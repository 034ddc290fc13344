import type { Endpoint } from 'payload';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { jsonAnswer, streamEndpoint } from '../stream-endpoint.ts';
import { goOn, listArchiveImports, retryArchiveImport, showArchiveImport } from './show-archive-import.ts';
import { takeArchive } from './take-archive.ts';

export const archiveImportEndpoints: Endpoint[] = [
  streamEndpoint({
    method: 'post',
    path: '/archive-imports',
    role: 'writer',
    handle: async ({ req, actor }) => {
      const taken = await takeArchive(req, actor);
      goOn(req.payload, taken.id);
      return jsonAnswer(taken);
    },
  }),
  deskEndpoint({
    method: 'get',
    path: '/archive-imports',
    role: 'writer',
    body: noBody,
    handle: ({ req }) => listArchiveImports(req.payload),
  }),
  deskEndpoint({
    method: 'get',
    path: '/archive-imports/:import',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => showArchiveImport(req.payload, param('import')),
  }),
  deskEndpoint({
    method: 'post',
    path: '/archive-imports/:import/retry',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => retryArchiveImport(req.payload, param('import')),
  }),
];
