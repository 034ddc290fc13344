import type { Endpoint } from 'payload';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { addComment, CommentRequest } from './add-comment.ts';
import { listComments } from './list-comments.ts';
import { SettleCommentRequest, settleComment } from './settle-comment.ts';

export const commentEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/issues/:id/comments',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => listComments(req.payload, param('id')),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/comments',
    role: 'writer',
    body: CommentRequest,
    handle: ({ req, actor, body, param }) => addComment(req.payload, actor, param('id'), body),
    audit: ({ body, param }) => ({
      issueId: param('id'),
      verb: 'commented',
      detail: body.text.length > 80 ? `${body.text.slice(0, 79)}…` : body.text,
    }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/comments/:comment/settle',
    role: 'writer',
    body: SettleCommentRequest,
    handle: ({ req, actor, body, param }) =>
      settleComment(req.payload, actor, {
        issueId: param('id'),
        commentId: param('comment'),
        settled: body.settled,
      }),
    audit: ({ param }, { settled }) =>
      settled ? { issueId: param('id'), verb: 'comment settled', detail: null } : null,
  }),
];
