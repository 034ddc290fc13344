import type { Endpoint } from 'payload';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { doneTo } from './done-to.ts';
import { CampaignQuery, listCampaigns } from './list-campaigns.ts';
import { retryFailed } from './retry-failed.ts';
import { cancelCampaignById, pauseCampaign, resumeCampaign, sendRest, Why } from './run-campaign.ts';
import { sendFactsOf, sendState } from './send-state.ts';
import { SettleRequest, settleUnknown } from './settle-unknown.ts';

export const campaignEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/campaigns',
    role: 'writer',
    body: noBody,
    handle: async ({ req }) => {
      const query = CampaignQuery.parse(Object.fromEntries(req.searchParams));
      return { campaigns: await listCampaigns(req.payload, query) };
    },
  }),
  deskEndpoint({
    method: 'get',
    path: '/campaigns/:id',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => sendState(req.payload, param('id')),
  }),
  deskEndpoint({
    method: 'get',
    path: '/campaigns/:id/facts',
    role: 'writer',
    body: noBody,
    handle: ({ req, actor, param }) => sendFactsOf(req.payload, actor, param('id')),
  }),
  deskEndpoint({
    method: 'post',
    path: '/campaigns/:id/pause',
    role: 'editor',
    body: Why,
    handle: ({ actor, body, param }) => pauseCampaign(actor, param('id'), body.reason),
    audit: ({ req, body }) => doneTo(req, 'paused', body.reason),
  }),
  deskEndpoint({
    method: 'post',
    path: '/campaigns/:id/resume',
    role: 'editor',
    body: noBody,
    handle: ({ req, actor, param }) => resumeCampaign(req, actor, param('id')),
    audit: ({ req }) => doneTo(req, 'resumed'),
  }),
  deskEndpoint({
    method: 'post',
    path: '/campaigns/:id/send-rest',
    role: 'editor',
    body: noBody,
    handle: ({ actor, param }) => sendRest(actor, param('id')),
    audit: ({ req }) => doneTo(req, 'rest let go'),
  }),
  deskEndpoint({
    method: 'post',
    path: '/campaigns/:id/cancel',
    role: 'editor',
    body: Why,
    handle: ({ req, actor, body, param }) => cancelCampaignById(req, actor, param('id'), body.reason),
    audit: ({ req, body }) => doneTo(req, 'cancelled', body.reason),
  }),
  deskEndpoint({
    method: 'post',
    path: '/campaigns/:id/retry',
    role: 'editor',
    body: noBody,
    handle: ({ req, actor, param }) => retryFailed(req, actor, param('id')),
    audit: ({ req }, { mails }) => doneTo(req, 'failed retried', String(mails)),
  }),
  deskEndpoint({
    method: 'post',
    path: '/campaigns/:id/settle',
    role: 'editor',
    body: SettleRequest,
    handle: ({ actor, body, param }) => settleUnknown(actor, param('id'), body),
    audit: ({ req, body }, { recipients }) => doneTo(req, 'unknown settled', `${recipients} as ${body.as}`),
  }),
];
