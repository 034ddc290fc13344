import { HexId } from '@masthead/domain';
import type { Payload } from 'payload';
import { DeskError } from '../desk-error.ts';

/** Who somebody at the desk is, to those who work beside them: the name and nothing else. @throws DeskError 404 */
export async function nameOfPerson(payload: Payload, id: string): Promise<{ readonly name: string }> {
  const user = HexId.safeParse(id).success
    ? await payload.findByID({
        collection: 'users',
        id,
        depth: 0,
        disableErrors: true,
        select: { name: true },
      })
    : null;
  if (user?.name) return { name: user.name };
  throw new DeskError(404, 'nobody', 'There is no such person.', 'The account may have been removed.');
}
