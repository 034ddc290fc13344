import type { PayloadRequest } from 'payload';

export const roles = ['admin', 'editor', 'writer'] as const;
/** Writers draft; editors approve and schedule; admins do the rest. */
export type Role = (typeof roles)[number];

/** What the desk knows of who is asking; null for nobody. */
export interface Actor {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** The person behind a request, or null. The role is read from the stored user, never from the request. */
export function actorOf(req: Pick<PayloadRequest, 'user'>): Actor | null {
  const user = req.user;
  if (user?.collection !== 'users') return null;
  const role = roles.find((known) => known === user.role);
  if (role === undefined) return null;
  const name = user.name ?? '';
  return { id: String(user.id), email: user.email, name: name === '' ? user.email : name, role };
}

/** Whether `role` may do what `needed` may do: admin ⊃ editor ⊃ writer. */
export function hasRole(role: Role, needed: Role): boolean {
  return roles.indexOf(role) <= roles.indexOf(needed);
}
