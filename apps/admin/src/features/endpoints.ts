import type { Endpoint } from 'payload';
import { z } from 'zod';
import { rebuildReadModel } from '../projection/rebuild.ts';
import { ApproveRequest, approveIssue } from './approve-issue.ts';
import { archiveImportEndpoints } from './archive-import/endpoints.ts';
import { auditEndpoints } from './audit/endpoints.ts';
import { campaignEndpoints } from './campaigns/endpoints.ts';
import { CancelRequest, cancelCampaign } from './cancel-campaign.ts';
import { checkEndpoints } from './checks/endpoints.ts';
import { commentEndpoints } from './comments/endpoints.ts';
import { correctionEndpoints } from './corrections/endpoints.ts';
import { deskState } from './desk/desk-state.ts';
import { courseWords } from './desk/shown-release.ts';
import { doctorEndpoints } from './doctor/endpoints.ts';
import { editingEndpoints } from './editing/endpoints.ts';
import { deskEndpoint, noBody } from './endpoint.ts';
import { entryEndpoints } from './entries/endpoints.ts';
import { ImportRequest, importDraft } from './import-draft/import-draft.ts';
import { snapshotByNumber } from './issue-by-number.ts';
import { deadLinks } from './link-care/dead-links.ts';
import { mergeEndpoints } from './merge/endpoints.ts';
import { moveWorkflow } from './move-workflow.ts';
import { pasteEndpoints } from './paste/endpoints.ts';
import { peopleEndpoints } from './people/endpoints.ts';
import { createPreviewLink, PreviewRequest } from './preview-links/create-preview-link.ts';
import { listPreviewLinks } from './preview-links/list-preview-links.ts';
import { revokePreviewLink } from './preview-links/revoke-preview-link.ts';
import { previewEndpoints } from './previews/endpoints.ts';
import { PublishRequest, publishToArchive } from './publish-to-archive.ts';
import { ScheduleRequest, SendNowRequest, scheduleIssue, sendNow } from './schedule-issue.ts';
import { sendingEndpoints } from './sending/endpoints.ts';
import { signInEndpoints } from './sign-in/endpoints.ts';
import { SkippedQuery, skippedSlots } from './slots/skipped-slots.ts';
import { statusEndpoints } from './status/endpoints.ts';
import { subscriberEndpoints } from './subscribers/endpoints.ts';
import { standingEndpoints } from './subscribers/standing-endpoints.ts';
import { testSend } from './test-send.ts';

/** Every verb of the desk and its address; who may call it stands beside it. */
export const deskEndpoints: Endpoint[] = [
  ...archiveImportEndpoints,
  ...campaignEndpoints,
  ...checkEndpoints,
  ...entryEndpoints,
  ...mergeEndpoints,
  ...pasteEndpoints,
  ...peopleEndpoints,
  ...previewEndpoints,
  ...auditEndpoints,
  ...commentEndpoints,
  ...correctionEndpoints,
  ...doctorEndpoints,
  ...editingEndpoints,
  ...sendingEndpoints,
  ...signInEndpoints,
  ...standingEndpoints,
  ...statusEndpoints,
  ...subscriberEndpoints,
  deskEndpoint({
    method: 'post',
    path: '/import',
    role: 'writer',
    body: ImportRequest,
    handle: ({ req, body }) => importDraft(req, body),
  }),
  deskEndpoint({
    method: 'get',
    path: '/issues/by-number/:number/snapshot',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => snapshotByNumber(req, param('number')),
  }),
  deskEndpoint({
    method: 'get',
    path: '/issues/:id/desk',
    role: 'writer',
    body: noBody,
    handle: ({ req, actor, param }) => deskState(req, actor, param('id')),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/workflow',
    role: 'writer',
    body: z.strictObject({ to: z.enum(['draft', 'in review']) }),
    handle: ({ req, actor, body, param }) => moveWorkflow(req, actor, param('id'), body.to),
    audit: ({ body, param }) => ({
      issueId: param('id'),
      verb: body.to === 'in review' ? 'asked for review' : 'handed back',
    }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/approve',
    role: 'editor',
    body: ApproveRequest,
    handle: ({ req, actor, body, param }) => approveIssue(req, actor, param('id'), body),
    audit: ({ param }, { released }) => ({
      issueId: param('id'),
      verb: 'approved',
      detail: released === null ? null : courseWords[released.course],
    }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/schedule',
    role: 'editor',
    body: ScheduleRequest,
    handle: ({ req, actor, body, param }) => scheduleIssue(req, actor, param('id'), body),
    audit: ({ param }, { label }) => ({ issueId: param('id'), verb: 'scheduled', detail: label }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/send-now',
    role: 'editor',
    body: SendNowRequest,
    handle: ({ req, actor, body, param }) => sendNow(req, actor, param('id'), body),
    audit: ({ param }) => ({ issueId: param('id'), verb: 'sent now' }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/cancel',
    role: 'editor',
    body: CancelRequest,
    handle: ({ req, actor, body, param }) => cancelCampaign(req, actor, param('id'), body.reason),
    audit: ({ body, param }) => ({ issueId: param('id'), verb: 'cancelled', detail: body.reason ?? null }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/test-send',
    role: 'writer',
    body: noBody,
    handle: ({ req, actor, param }) => testSend(req, actor, param('id')),
    audit: ({ param }, { to }) => ({ issueId: param('id'), verb: 'test sent', detail: `to ${to}` }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/publish-to-archive',
    role: 'editor',
    body: PublishRequest,
    handle: ({ req, actor, body, param }) => publishToArchive(req, actor, param('id'), body),
    audit: ({ param }) => ({
      issueId: param('id'),
      verb: 'published',
      detail: 'in the archive, without a mail',
    }),
  }),
  deskEndpoint({
    method: 'get',
    path: '/issues/:id/preview-links',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => listPreviewLinks(req, param('id')),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/preview-links',
    role: 'writer',
    body: PreviewRequest,
    handle: ({ req, actor, body, param }) => createPreviewLink(req, actor, param('id'), body),
    audit: ({ param }, { label }) => ({ issueId: param('id'), verb: 'preview link made', detail: label }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/preview-links/:link/revoke',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => revokePreviewLink(req, param('id'), param('link')),
    audit: ({ param }) => ({ issueId: param('id'), verb: 'preview link shut' }),
  }),
  deskEndpoint({
    method: 'get',
    path: '/slots/skipped',
    role: 'writer',
    body: noBody,
    handle: async ({ req }) => ({
      slots: await skippedSlots(req.payload, SkippedQuery.parse(Object.fromEntries(req.searchParams))),
    }),
  }),
  deskEndpoint({
    method: 'get',
    path: '/links/dead',
    role: 'writer',
    body: noBody,
    handle: async ({ req }) => ({ links: await deadLinks(req.payload, new Date()) }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/read-model/rebuild',
    role: 'admin',
    body: noBody,
    handle: ({ req }) => rebuildReadModel(req.payload),
  }),
];
