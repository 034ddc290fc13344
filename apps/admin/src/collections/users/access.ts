import type { Access, FieldAccess } from 'payload';
import { actorOf } from '../../access/roles.ts';

/** Admins see and change everybody, the others themselves. */
export const selfOrAdmin: Access = ({ req }) => {
  const actor = actorOf(req);
  if (actor === null) return false;
  return actor.role === 'admin' ? true : { id: { equals: actor.id } };
};

/** Nobody removes the account they are working with: the last admin cannot vanish by a slip. */
export const adminsButThemselves: Access = ({ req }) => {
  const actor = actorOf(req);
  if (actor?.role !== 'admin') return false;
  return { id: { not_equals: actor.id } };
};

/** A role is given by an admin, never taken. */
export const adminsOnly: FieldAccess = ({ req }) => actorOf(req)?.role === 'admin';
