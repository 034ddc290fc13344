import type { RenderedIssue, Snapshot } from '@masthead/domain';
import type { Payload, PayloadRequest } from 'payload';
import type { Issue } from '../../payload-types.ts';
import { resolveSnapshot } from '../resolve-snapshot/resolve-snapshot.ts';
import { renderOnce } from './render-once.ts';
import { renditionIdOf } from './rendition-id.ts';

export interface RenderedDraft {
  readonly issue: Issue;
  readonly snapshot: Snapshot;
  readonly rendered: RenderedIssue;
  /** The id its rendition would have if it were approved now. */
  readonly renditionId: string;
}

/** The newest draft of an issue as it would be mailed now, with what is typed but not saved laid over it. Stores nothing. @throws DeskError */
export async function renderDraft(
  asker: { readonly payload: Payload; readonly req?: PayloadRequest },
  issueId: string,
  unsaved: Partial<Issue> = {},
): Promise<RenderedDraft> {
  const { issue, snapshot } = await resolveSnapshot(asker, issueId, unsaved);
  const rendered = await renderOnce(snapshot);
  return { issue, snapshot, rendered, renditionId: renditionIdOf(rendered) };
}
