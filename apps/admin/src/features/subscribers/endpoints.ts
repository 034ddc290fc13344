import { HexId, SubscriberFilter } from '@masthead/domain';
import type { Endpoint } from 'payload';
import { delivery } from '../../delivery.ts';
import { recordAct } from '../audit/desk-log.ts';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { networkOf } from '../sign-in/caller.ts';
import { csvFile, jsonAnswer, streamEndpoint } from '../stream-endpoint.ts';
import { countReaders } from './count-readers.ts';
import { cancelImport, ImportPlanRequest, importById, startImport, uploadImport } from './imports.ts';
import {
  addReader,
  EraseAct,
  eraseReader,
  NewReader,
  ReaderAct,
  restoreReader,
  suppressReader,
} from './reader-acts.ts';
import { readerSheet } from './reader-sheet.ts';
import { readerStats } from './reader-stats.ts';
import { SubscriberSearch, searchSubscribers } from './search-subscribers.ts';
import { audienceOfFilter, NewSegment } from './segment-requests.ts';
import { segmentsOfIssue } from './segments-of-issue.ts';

/** Counts for everybody, names for editors, whole lists for admins. */
export const subscriberEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/subscribers/counts',
    role: 'writer',
    body: noBody,
    handle: async ({ req }) => ({ newsletters: await countReaders(req.payload) }),
  }),
  deskEndpoint({
    method: 'get',
    path: '/subscribers/stats',
    role: 'writer',
    body: noBody,
    handle: ({ req }) => readerStats(req.payload),
  }),
  deskEndpoint({
    method: 'post',
    path: '/subscribers/search',
    role: 'editor',
    body: SubscriberSearch,
    handle: ({ req, body }) => searchSubscribers(req.payload, body),
  }),
  deskEndpoint({
    method: 'post',
    path: '/subscribers/count',
    role: 'editor',
    body: SubscriberFilter,
    handle: async ({ body }) => (await delivery()).list.count(body),
  }),
  deskEndpoint({
    method: 'post',
    path: '/subscribers/add',
    role: 'editor',
    body: NewReader,
    handle: ({ actor, body }) => addReader(actor, body),
  }),
  deskEndpoint({
    method: 'post',
    path: '/subscribers/suppress',
    role: 'editor',
    body: ReaderAct,
    handle: ({ actor, body }) => suppressReader(actor, body),
  }),
  deskEndpoint({
    method: 'post',
    path: '/subscribers/restore',
    role: 'admin',
    body: ReaderAct,
    handle: ({ actor, body }) => restoreReader(actor, body),
  }),
  deskEndpoint({
    method: 'post',
    path: '/subscribers/erase',
    role: 'admin',
    body: EraseAct,
    handle: async ({ req, actor, body }) => {
      const answer = await eraseReader(actor, body);
      await recordAct(req.payload, { act: 'reader erased', by: actor, network: networkOf(req.headers) });
      return answer;
    },
  }),
  deskEndpoint({
    method: 'get',
    path: '/subscribers/imports',
    role: 'admin',
    body: noBody,
    handle: async () => ({ imports: await (await delivery()).imports.list(20) }),
  }),
  streamEndpoint({
    method: 'post',
    path: '/subscribers/imports',
    role: 'admin',
    handle: async ({ req, actor }) => jsonAnswer(await uploadImport(req, actor)),
  }),
  deskEndpoint({
    method: 'get',
    path: '/subscribers/imports/:id',
    role: 'admin',
    body: noBody,
    handle: ({ param }) => importById(param('id')),
  }),
  deskEndpoint({
    method: 'post',
    path: '/subscribers/imports/:id/start',
    role: 'admin',
    body: ImportPlanRequest,
    handle: ({ actor, body, param }) => startImport(actor, param('id'), body),
  }),
  deskEndpoint({
    method: 'post',
    path: '/subscribers/imports/:id/cancel',
    role: 'admin',
    body: noBody,
    handle: ({ param }) => cancelImport(param('id')),
  }),
  streamEndpoint({
    method: 'get',
    path: '/subscribers/imports/:id/errors',
    role: 'admin',
    handle: async ({ req, actor, param }) => {
      const { id } = await importById(param('id'));
      await recordAct(req.payload, {
        act: 'import errors exported',
        by: actor,
        network: networkOf(req.headers),
        detail: `import ${id}`,
      });
      return csvFile(`import-errors-${id}.csv`, (await delivery()).imports.errorsAsCsv(id));
    },
  }),
  streamEndpoint({
    method: 'get',
    path: '/subscribers/export',
    role: 'admin',
    handle: async ({ req, actor }) => {
      const filter = SubscriberFilter.parse(Object.fromEntries(req.searchParams));
      const { desk, list } = await delivery();
      await desk.note('exported', { actor: actor.email, reason: JSON.stringify(filter) });
      await recordAct(req.payload, {
        act: 'readers exported',
        by: actor,
        network: networkOf(req.headers),
        detail: `filtered by ${Object.keys(filter).join(', ') || 'nothing'}`,
      });
      return csvFile('subscribers.csv', list.exportCsv(filter));
    },
  }),
  deskEndpoint({
    method: 'get',
    path: '/issues/:id/segments',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => segmentsOfIssue(req.payload, param('id')),
  }),
  deskEndpoint({
    method: 'get',
    path: '/segments/of/:newsletter',
    role: 'writer',
    body: noBody,
    handle: async ({ param }) => ({ segments: await (await delivery()).segments.of(param('newsletter')) }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/segments',
    role: 'editor',
    body: NewSegment,
    handle: async ({ body }) => (await delivery()).segments.save(body),
  }),
  deskEndpoint({
    method: 'post',
    path: '/segments/audience',
    role: 'editor',
    body: SubscriberFilter,
    handle: ({ body }) => audienceOfFilter(body),
  }),
  deskEndpoint({
    method: 'delete',
    path: '/segments/:id',
    role: 'editor',
    body: noBody,
    handle: async ({ param }) => ({
      removed: await (await delivery()).segments.remove(HexId.parse(param('id'))),
    }),
  }),
  deskEndpoint({
    method: 'get',
    path: '/subscribers/:id',
    role: 'editor',
    body: noBody,
    handle: ({ req, param }) => readerSheet(req.payload, param('id')),
  }),
];
