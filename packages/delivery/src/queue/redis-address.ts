import { ConnectionString } from 'connection-string';

export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

/** Who is spoken to, and how. */
export type RedisAddress =
  | { readonly kind: 'server'; readonly url: string }
  | ({ readonly kind: 'cluster'; readonly nodes: readonly RedisNode[] } & RedisLogin)
  | ({
      readonly kind: 'sentinel';
      readonly sentinels: readonly RedisNode[];
      readonly name: string;
    } & RedisLogin);

export interface RedisLogin {
  readonly tls: boolean;
  readonly username?: string;
  readonly password?: string;
}

const redisPort = 6379;
const sentinelPort = 26379;

/**
 * - `redis://[user:password@]host[:port][/db]`: one server
 * - `redis+cluster://[user:password@]host[:port],host[:port]…`: some nodes of a Redis Cluster, which name the others
 * - `redis+sentinel://[user:password@]host[:port],…/name`: Sentinels, which name the master; the login is the server's
 *
 * `rediss` for TLS in each. @throws Error saying what is wrong with the address, without its password
 */
export function parseRedisAddress(url: string): RedisAddress {
  const scheme = /^(redis|rediss)(\+cluster|\+sentinel)?:\/\//.exec(url);
  if (scheme === null) throw new Error('REDIS_URL is not redis://, redis+cluster:// or redis+sentinel://');
  const [, plain, manner] = scheme;
  if (manner === undefined) return { kind: 'server', url };
  const { hosts = [], user, password, path } = new ConnectionString(url);
  const login = {
    tls: plain === 'rediss',
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
  };
  const nodes = hosts.map(({ name = '', port }) => ({
    host: name.replace(/^\[|\]$/g, ''),
    port: port ?? (manner === '+cluster' ? redisPort : sentinelPort),
  }));
  if (nodes.length === 0 || nodes.some(({ host }) => host === '')) throw new Error('REDIS_URL names no host');
  if (manner === '+cluster') return { kind: 'cluster', nodes, ...login };
  const name = path?.[0];
  if (name === undefined) throw new Error('REDIS_URL names no master: redis+sentinel://host:26379/name');
  return { kind: 'sentinel', sentinels: nodes, name, ...login };
}
