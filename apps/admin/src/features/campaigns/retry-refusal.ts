import type { CampaignView } from '@masthead/domain';
import { DeskError } from '../desk-error.ts';

/** Why there is nothing that a retry of this campaign is for; null when there is. `newestId`: of its issue. */
export function retryRefusal(
  { counts, finishedAt, id, status }: CampaignView,
  newestId: string | null,
): DeskError | null {
  if (newestId !== null && newestId !== id) {
    return refused(
      'not-newest',
      'This issue has a newer campaign, which had its turn at what failed here.',
      `Look at campaign ${newestId}.`,
    );
  }
  if (status === 'cancelled') {
    return refused(
      'cancelled',
      'The campaign was cancelled.',
      'Schedule the issue again: who has it does not get it twice.',
    );
  }
  if (status !== 'submitted') {
    const help = counts.unknown > 0 ? 'Settle what is unknown first.' : 'Wait until it is, or resume it.';
    return refused('not-over', `The campaign is not over: it is ${status}.`, help);
  }
  if (counts.failed === 0)
    return refused('nothing-failed', 'No mail of this campaign failed.', 'There is nothing to retry.');
  if (finishedAt === null)
    return refused('not-closed', 'The worker is just closing the campaign.', 'Try again in a moment.');
  return null;
}

/** Mails failed, and none of them would go out again. `failed`: how many. */
export function nothingToMail(failed: number): DeskError {
  return refused(
    'nothing-to-mail',
    `None of the mails that failed (${failed}) would go out again.`,
    'Either the provider had taken them, so that nobody can prove that nothing arrived, or their readers have left since.',
  );
}

function refused(code: string, message: string, help: string): DeskError {
  return new DeskError(409, code, message, help);
}
