import type { Endpoint } from 'payload';
import { deskEndpoint, noBody } from '../endpoint.ts';
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
  }),
  deskEndpoint({
    method: 'post',
    path: '/campaigns/:id/resume',
    role: 'editor',
    body: noBody,
    handle: ({ req, actor, param }) => resumeCampaign(req, actor, param('id')),
  }),
  deskEndpoint({
    method: 'post',
    path: '/campaigns/:id/send-rest',
    role: 'editor',
    body: noBody,
    handle: ({ actor, param }) => sendRest(actor, param('id')),
  }),
  deskEndpoint({
    method: 'post',
    path: '/campaigns/:id/cancel',
    role: 'editor',
    body: Why,
    handle: ({ req, actor, body, param }) => cancelCampaignById(req, actor, param('id'), body.reason),
  }),
  deskEndpoint({
    method: 'post',
    path: '/campaigns/:id/retry',
    role: 'editor',
    body: noBody,
    handle: ({ req, actor, param }) => retryFailed(req, actor, param('id')),
  }),
  deskEndpoint({
    method: 'post',
    path: '/campaigns/:id/settle',
    role: 'editor',
    body: SettleRequest,
    handle: ({ actor, body, param }) => settleUnknown(actor, param('id'), body),
  }),
];
