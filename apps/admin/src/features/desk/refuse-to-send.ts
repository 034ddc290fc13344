import type { Delivery } from '@masthead/delivery';
import type { Snapshot } from '@masthead/domain';
import { DeskError } from '../desk-error.ts';

/** Held at its instant, an issue goes out with its approval: only for who was told so. @throws DeskError 409 */
export async function refuseToSend(
  { campaigns }: Pick<Delivery, 'campaigns'>,
  { issue }: Pick<Snapshot, 'issue'>,
  renditionId: string,
): Promise<void> {
  const release = await campaigns.onApproval(issue.id, renditionId);
  if (release?.course !== 'now') return;
  throw new DeskError(
    409,
    'sends-now',
    'Its time has come while it was held: approved, it goes out to its readers at once.',
    'Confirm that. Over HTTP: { "sendsNow": true }.',
  );
}
