import type { Access, FieldAccess, PayloadRequest } from 'payload';
import { actorOf, hasRole, type Role } from './roles.ts';

type Asked = { req: PayloadRequest };

const atLeast =
  (needed: Role) =>
  ({ req }: Asked): boolean => {
    const actor = actorOf(req);
    return actor !== null && hasRole(actor.role, needed);
  };

/** Anybody with an account: writer, editor, admin. Anonymous requests read nothing at all. */
export const staff = atLeast('writer') satisfies Access;
export const editors = atLeast('editor') satisfies Access;
export const admins = atLeast('admin') satisfies Access;

/** For what the house writes itself (hooks, verbs through the Local API) and nobody else. */
export const nobody = (() => false) satisfies Access & FieldAccess;
