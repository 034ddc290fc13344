import type { Payload } from 'payload';

/** An account, as far as its door is concerned. */
export interface Account {
  readonly id: string | number;
  readonly email: string;
  readonly name?: string | null;
  readonly lockUntil?: string | Date | null;
}

/** Whose address it is, typed in whatever case; null: nobody signs in with it. */
export function accountOf(payload: Payload, email: string): Promise<Account | null> {
  return payload.db.findOne<Account>({
    collection: 'users',
    where: { email: { equals: email.toLowerCase().trim() } },
  });
}
