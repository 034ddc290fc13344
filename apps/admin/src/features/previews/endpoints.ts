import type { Endpoint } from 'payload';
import { deskEndpoint } from '../endpoint.ts';
import { PreviewDraftRequest, previewDraft } from './preview-draft.ts';

export const previewEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/preview',
    role: 'writer',
    body: PreviewDraftRequest,
    handle: ({ req, actor, body, param }) => previewDraft(req, actor, param('id'), body),
  }),
];
