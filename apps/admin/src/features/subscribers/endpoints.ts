import type { Endpoint } from 'payload';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { countReaders } from './count-readers.ts';
import { SubscriberSearch, searchSubscribers } from './search-subscribers.ts';

export const subscriberEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/subscribers/counts',
    role: 'writer',
    body: noBody,
    handle: async ({ req }) => ({ newsletters: await countReaders(req.payload) }),
  }),
  deskEndpoint({
    method: 'post',
    path: '/subscribers/search',
    role: 'editor',
    body: SubscriberSearch,
    handle: ({ req, body }) => searchSubscribers(req.payload, body),
  }),
];
