import type { Endpoint } from 'payload';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { cancelCampaignById, pauseCampaign, resumeCampaign, Why } from './run-campaign.ts';
import { sendState } from './send-state.ts';

export const campaignEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/campaigns/:id',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => sendState(req.payload, param('id')),
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
    path: '/campaigns/:id/cancel',
    role: 'editor',
    body: Why,
    handle: ({ req, actor, body, param }) => cancelCampaignById(req, actor, param('id'), body.reason),
  }),
];
