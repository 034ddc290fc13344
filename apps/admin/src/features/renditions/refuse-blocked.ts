import { delivery } from '../../delivery.ts';
import { DeskError } from '../desk-error.ts';
import { blockingProblems } from './blocking-problems.ts';

/** What was approved is looked at once more before it is sent: it may be from before a rule. @throws DeskError 422 */
export async function refuseBlocked(renditionId: string): Promise<void> {
  const { renditions } = await delivery();
  const rendition = await renditions.get(renditionId);
  // A rendition that is not there is delivery's to refuse.
  const problems = rendition === null ? [] : blockingProblems(rendition.snapshot, rendition);
  if (problems.length === 0) return;
  throw new DeskError(422, 'not-ready', problems.join(' '), 'Mend what is named, approve again, then send.');
}
