import { describe, expect, test } from '@jest/globals';
import { ownEndpoints } from '../../test/endpoint-table.ts';
import { doorsOf, routeOf } from './route-of.ts';

const doors = doorsOf(
  [{ slug: 'issues' }, { slug: 'users' }],
  ownEndpoints.map(([, path]) => ({ path: `/masthead${path}` })),
);

describe('which door a request met', () => {
  test.each([
    ['/admin/collections/issues/64b7', '/admin'],
    ['/_next/static/chunks/1.js', '/_next'],
    ['/api/issues/64b7?depth=1', '/api/issues'],
    ['/api/users/login', '/api/users'],
    ['/api/masthead/campaigns/64b7/pause', '/api/masthead/campaigns'],
    ['/api/masthead/whatever-a-stranger-asks', 'other'],
    ['/api/nothing', 'other'],
    ['/.env', 'other'],
    ['', 'other'],
  ])('%s → %s', (url, route) => expect(routeOf(url, doors)).toBe(route));

  test('every endpoint of ours has a door of its own', () => {
    for (const [, path] of ownEndpoints) expect(routeOf(`/api/masthead${path}`, doors)).not.toBe('other');
  });
});
