import type { Endpoint } from 'payload';
import { z } from 'zod';
import { deskEndpoint, noBody } from '../endpoint.ts';
import { issueIdByNumber } from '../issue-by-number.ts';
import { issueChecks } from './issue-checks.ts';
import { UnsavedForm, unsavedIssue } from './unsaved-form.ts';

export const checkEndpoints: Endpoint[] = [
  deskEndpoint({
    method: 'get',
    path: '/issues/by-number/:number/checks',
    role: 'writer',
    body: noBody,
    handle: async ({ req, param }) => issueChecks(req.payload, await issueIdByNumber(req, param('number'))),
  }),
  deskEndpoint({
    method: 'post',
    path: '/issues/:id/checks',
    role: 'writer',
    body: z.strictObject({ form: UnsavedForm }),
    handle: ({ req, body, param }) => issueChecks(req.payload, param('id'), unsavedIssue(body.form)),
  }),
];
