import type { Endpoint } from 'payload';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { nameOfPerson } from './name-of-person.ts';

export const peopleEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/people/:person',
    role: 'writer',
    body: noBody,
    handle: ({ req, param }) => nameOfPerson(req.payload, param('person')),
  }),
];
