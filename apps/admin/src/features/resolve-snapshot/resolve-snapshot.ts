import type { Snapshot } from '@masthead/domain';
import type { Payload, PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Issue } from '../../payload-types.ts';
import { DeskError } from '../desk-error.ts';
import { idOf } from './library.ts';
import { loadLibrary } from './load-library.ts';
import { snapshotOf } from './snapshot-of.ts';

interface Asker {
  readonly payload: Payload;
  readonly req?: PayloadRequest;
}

export interface ResolvedIssue {
  readonly issue: Issue;
  readonly snapshot: Snapshot;
}

/** The newest draft of an issue, resolved. @throws DeskError 404 when there is none, 422 when it cannot be printed yet */
export async function resolveSnapshot(
  asker: Asker,
  issueId: string,
  /** What an editor has typed and not saved yet, laid over the draft. */
  unsaved: Partial<Issue> = {},
): Promise<ResolvedIssue> {
  const { payload, req } = asker;
  const withReq = req === undefined ? {} : { req };
  const saved = await payload.findByID({
    collection: 'issues',
    id: issueId,
    draft: true,
    depth: 0,
    disableErrors: true,
    ...withReq,
  });
  if (saved === null)
    throw new DeskError(404, 'no-issue', 'There is no such issue.', 'It may have been removed.');
  const issue: Issue = { ...saved, ...unsaved };
  const newsletter = await payload.findByID({
    collection: 'newsletters',
    id: idOf(issue.newsletter) ?? '',
    depth: 0,
    disableErrors: true,
    ...withReq,
  });
  if (newsletter === null) {
    throw new DeskError(422, 'no-newsletter', 'The issue belongs to no newsletter.', 'Choose one beside it.');
  }
  const library = await loadLibrary(asker, issue, newsletter);
  try {
    return { issue, snapshot: snapshotOf(issue, newsletter, library) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const missing = error.issues
      .slice(0, 5)
      .map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('; ');
    throw new DeskError(
      422,
      'not-printable',
      `The issue cannot be printed yet: ${missing}`,
      'Mend what is named.',
    );
  }
}
