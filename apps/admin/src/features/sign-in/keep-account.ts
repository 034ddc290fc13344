import { AuthenticationError, type CollectionBeforeLoginHook } from 'payload';
import { RESETS_PASSWORD } from './second-factor.ts';

interface Account {
  readonly id: string;
  readonly hash?: string | null;
  readonly salt?: string | null;
  readonly sessions?: readonly { readonly id: string; readonly expiresAt: string | Date }[] | null;
}

/**
 * Payload reads an account, proves the password and writes the whole of it back with one session more: whatever was
 * written meanwhile – somebody else's session, a role taken away, a new password – would be undone. So what is stored is
 * put back under the new session (decision 0111). Runs when this sign-in's transaction has written the account, which
 * nobody else can until it ends: what is read outside of it stays true.
 * @throws AuthenticationError when the password that was proved is not the account's any more
 */
export const keepAccount: CollectionBeforeLoginHook = async ({ context, req, user }) => {
  if (context[RESETS_PASSWORD] === true) return user;
  const proved = user as unknown as Account;
  const own = proved.sessions?.at(-1);
  // Without `req`: as it was before this transaction.
  const stored = await req.payload.db.findOne<Account>({
    collection: 'users',
    where: { id: { equals: proved.id } },
  });
  if (stored === null || own === undefined || stored.hash !== proved.hash)
    throw new AuthenticationError(req.t);
  const now = Date.now();
  const others = (stored.sessions ?? []).filter(({ expiresAt }) => new Date(expiresAt).getTime() > now);
  // A hash of more rounds that was just made of the same password stays, and so does the forgiven count of tries.
  const { hash: _hash, salt: _salt, ...kept } = stored;
  const data = { ...kept, sessions: [...others, own], loginAttempts: 0, lockUntil: null, updatedAt: null };
  await req.payload.db.updateOne({ collection: 'users', id: proved.id, data, req, returning: false });
  return { ...user, ...kept, sessions: data.sessions };
};
