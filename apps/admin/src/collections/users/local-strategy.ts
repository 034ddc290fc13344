import { createHash, timingSafeEqual } from 'node:crypto';
import type { AuthStrategy } from 'payload';
import { env } from '../../env.ts';
import { PEER_HEADER } from '../../features/sign-in/caller.ts';

const SCHEME = 'MastheadLocal ';

/** Stands for no row of the users collection: 24 zeros. */
export const SERVICE_USER_ID = '0'.repeat(24);

/**
 * `Authorization: MastheadLocal <LOCAL_TOKEN>`: the CLI on the same machine, acting as an admin. Refused as soon as
 * a hop outside loopback shows. Not a cookie, so no other site can make a browser send it.
 */
export const mastheadLocal: AuthStrategy = {
  name: 'masthead-local',
  authenticate: ({ headers }) => {
    const authorization = headers.get('authorization');
    if (authorization === null || !authorization.startsWith(SCHEME)) return { user: null };
    if (!cameOverLoopback(headers.get('x-forwarded-for'))) return { user: null };
    // The socket itself, which no client writes (bin/serve.mjs).
    if (!cameOverLoopback(headers.get(PEER_HEADER))) return { user: null };
    if (!sameSecret(authorization.slice(SCHEME.length), env().LOCAL_TOKEN)) return { user: null };
    return {
      user: {
        collection: 'users',
        id: SERVICE_USER_ID,
        email: 'cli@localhost',
        name: 'Masthead CLI',
        role: 'admin',
        createdAt: '',
        updatedAt: '',
      },
    };
  },
};

/** Next writes the socket's address into this header when nothing stood there. */
function cameOverLoopback(forwardedFor: string | null): boolean {
  if (forwardedFor === null) return true;
  return forwardedFor
    .split(',')
    .map((hop) => hop.trim())
    .every((hop) => hop === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(hop));
}

/** Hashing first makes both sides equally long, so the comparison tells nothing about the length either. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
