import type { Endpoint } from 'payload';
import { z } from 'zod';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { entryCollection } from '../entries/quick-find.ts';
import { listMerges } from './list-merges.ts';
import { mergeEntries } from './merge-entries.ts';
import { mergeTopics } from './merge-topics.ts';
import { previewMerge } from './preview-merge.ts';
import { previewTopicMerge } from './preview-topic-merge.ts';
import { undoMerge } from './undo-merge.ts';

const entryId = z.string().regex(/^[0-9a-f]{24}$/, 'the id of an entry');
const MergePair = z.strictObject({
  collection: z.enum([...entryCollection.options, 'topics']),
  from: entryId,
  into: entryId,
});

/** Two entries → one: an editor's act, seen before it is done and taken back after. */
export const mergeEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/merges',
    role: 'writer',
    body: noBody,
    handle: ({ req }) => listMerges(req.payload),
  }),
  deskEndpoint({
    method: 'post',
    path: '/merges/preview',
    role: 'editor',
    body: MergePair,
    handle: ({ req, body: { collection, ...pair } }) =>
      collection === 'topics' ? previewTopicMerge(req, pair) : previewMerge(req, { collection, ...pair }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/merges',
    role: 'editor',
    body: MergePair,
    handle: ({ req, actor, body: { collection, ...pair } }) =>
      collection === 'topics'
        ? mergeTopics(req, actor, pair)
        : mergeEntries(req, actor, { collection, ...pair }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/merges/:id/undo',
    role: 'editor',
    body: noBody,
    handle: ({ req, param }) => undoMerge(req, param('id')),
  }),
];
