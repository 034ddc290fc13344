import type { Endpoint } from 'payload';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { listCorrections } from './list-corrections.ts';
import { CorrectionRequest, publishCorrection } from './publish-correction.ts';
import { SettleOffersRequest, settleOffers } from './settle-offers.ts';
import { takeBackCorrection } from './take-back-correction.ts';

export const correctionEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/issues/:id/corrections',
    role: 'writer',
    body: noBody,
    handle: ({ req, actor, param }) => listCorrections(req, actor, param('id')),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/corrections',
    role: 'editor',
    body: CorrectionRequest,
    handle: ({ req, actor, body, param }) => publishCorrection(req, actor, param('id'), body),
    audit: ({ body, param }) => ({ issueId: param('id'), verb: 'corrected', detail: shortened(body.text) }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/corrections/:correction/take-back',
    role: 'editor',
    body: noBody,
    handle: ({ req, param }) => takeBackCorrection(req, param('id'), param('correction')),
    audit: ({ param }, { text }) => ({
      issueId: param('id'),
      verb: 'correction taken back',
      detail: shortened(text),
    }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/corrections/offers',
    role: 'writer',
    body: SettleOffersRequest,
    handle: ({ req, body, param }) => settleOffers(req, param('id'), body),
  }),
];

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
