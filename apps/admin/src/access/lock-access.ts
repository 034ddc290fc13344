import type { Access, SanitizedConfig } from 'payload';
import { actorOf } from './roles.ts';
import { nobody, staff } from './rules.ts';

const LOCKS = 'payload-locked-documents';

/**
 * Payload's locks over REST. Its forms lock through the page, past this door; what they ask here is whose a lock is, to
 * take one over, and to lift their own.
 */
const lockAccess = {
  create: nobody,
  read: staff,
  /** Taking over: one lock at a time, to oneself, and nothing else of it. */
  update: (({ data, id, req }) => {
    const actor = actorOf(req);
    if (actor === null || id === undefined || Object.keys(data ?? {}).join() !== 'user') return false;
    return data.user?.relationTo === 'users' && data.user.value === actor.id;
  }) satisfies Access,
  delete: (({ req }) => {
    const actor = actorOf(req);
    return actor !== null && { 'user.value': { equals: actor.id } };
  }) satisfies Access,
};

/** Payload adds the collection of locks itself, open to whoever is logged in. @throws Error when it is not there */
export function guardLocks(config: SanitizedConfig): SanitizedConfig {
  const locks = config.collections.find(({ slug }) => slug === LOCKS);
  if (locks === undefined)
    throw new Error(`Payload keeps no ${LOCKS}: nobody is told who else has an issue open`);
  locks.access = { ...locks.access, ...lockAccess };
  return config;
}
