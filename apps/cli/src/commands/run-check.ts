import { isBlocking } from '@masthead/domain';
import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';
import { askDesk } from '../desk/ask-desk.ts';
import { IssueChecks } from '../desk/checks.ts';
import { requireDesk } from '../desk/require-desk.ts';
import { describeChecks } from '../print/describe-checks.ts';
import { counted, named } from '../print/words.ts';

export interface CheckRequest {
  readonly json?: true;
  readonly newsletter?: string;
}

/** Prints the desk's checks of an issue. @throws CliFailure (exit code 1) when one of them blocks: a script can stop there */
export async function runCheck(
  number: string,
  { json, newsletter }: CheckRequest,
  context: CliContext,
): Promise<void> {
  const query = newsletter === undefined ? '' : `?${new URLSearchParams({ newsletter })}`;
  const desk = await requireDesk(context);
  const path = `/api/masthead/issues/by-number/${number}/checks${query}`;
  const answer = await askDesk(desk, { path, answer: IssueChecks });
  context.out(`${json === true ? JSON.stringify(answer, null, 2) : describeChecks(answer)}\n`);
  const blocking = answer.checks.filter(isBlocking).length;
  if (blocking === 0) return;
  throw new CliFailure(
    `${counted(blocking, 'thing')} ${blocking === 1 ? 'keeps' : 'keep'} ${named(answer)} from being sent.`,
    1,
  );
}
