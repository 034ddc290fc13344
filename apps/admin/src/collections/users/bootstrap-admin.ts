import type { Payload } from 'payload';

/**
 * Makes the first admin, only while there is no user at all. Two processes that start together race to the unique
 * index on `email`; the second finds it done.
 */
export async function bootstrapAdmin(
  payload: Payload,
  { email, password }: { readonly email: string | undefined; readonly password: string | undefined },
): Promise<void> {
  if (email === undefined || password === undefined) return;
  if ((await countUsers(payload)) > 0) return;
  try {
    await payload.create({
      collection: 'users',
      data: { email, password, name: 'Admin', role: 'admin' },
      depth: 0,
    });
    payload.logger.info('the first admin was made from the environment');
  } catch (error) {
    if ((await countUsers(payload)) === 0) throw error;
  }
}

async function countUsers(payload: Payload): Promise<number> {
  return (await payload.count({ collection: 'users' })).totalDocs;
}
