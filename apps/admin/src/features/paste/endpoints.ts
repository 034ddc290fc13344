import type { Endpoint } from 'payload';
import { deskEndpoint } from '../endpoint.ts';
import { PasteRequest, readPaste } from './read-paste.ts';

export const pasteEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'post',
    path: '/paste',
    role: 'writer',
    body: PasteRequest,
    handle: ({ req, body }) => readPaste(req, body.source),
  }),
];
