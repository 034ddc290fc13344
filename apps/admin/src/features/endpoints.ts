import type { Endpoint } from 'payload';
import { deskEndpoint } from './endpoint.ts';
import { ImportRequest, importDraft } from './import-draft/import-draft.ts';

/** Every verb of the desk and its address; who may call it stands beside it. */
export const deskEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'post',
    path: '/import',
    role: 'writer',
    body: ImportRequest,
    handle: ({ req, body }) => importDraft(req, body),
  }),
];
