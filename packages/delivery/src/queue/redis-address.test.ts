import { describe, expect, it } from '@jest/globals';
import { parseRedisAddress } from './redis-address.ts';

describe('REDIS_URL', () => {
  it('names one server, which is left to the client', () => {
    const url = 'rediss://user:p%40ss@cache.example:6380/2';
    expect(parseRedisAddress(url)).toEqual({ kind: 'server', url });
  });

  it('names some nodes of a cluster', () => {
    expect(
      parseRedisAddress('redis+cluster://desk:p%40ss@a.example:7001,[2001:db8::1]:7002,b.example'),
    ).toEqual({
      kind: 'cluster',
      nodes: [
        { host: 'a.example', port: 7001 },
        { host: '2001:db8::1', port: 7002 },
        { host: 'b.example', port: 6379 },
      ],
      tls: false,
      username: 'desk',
      password: 'p@ss',
    });
  });

  it('names Sentinels and the master they know', () => {
    expect(parseRedisAddress('rediss+sentinel://:secret@a.example,b.example:26380/mymaster')).toEqual({
      kind: 'sentinel',
      sentinels: [
        { host: 'a.example', port: 26379 },
        { host: 'b.example', port: 26380 },
      ],
      name: 'mymaster',
      tls: true,
      password: 'secret',
    });
  });

  it.each([
    ['another protocol', 'memcached://a.example', 'is not redis://'],
    ['Sentinels without a name', 'redis+sentinel://a.example', 'names no master'],
    ['a port that is none', 'redis+cluster://a.example:http', 'port'],
  ])('refuses %s', (_what, url, why) => {
    expect(() => parseRedisAddress(url)).toThrow(why);
  });
});
