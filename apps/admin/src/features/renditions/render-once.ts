import { createHash } from 'node:crypto';
import type { RenderedIssue, Snapshot } from '@masthead/domain';
import { renderIssue } from '@masthead/templates';

/** Issues that are open at the desk at one time, with some of what was just typed into them. */
const kept = 24;

const renderings = new Map<string, Promise<RenderedIssue>>();

/**
 * A snapshot rendered, once for all who ask at the same time or soon after: beside an open issue the desk, its checks and
 * its preview each want the mail, again every few seconds. The renderer is pure, so the same words are the same mail.
 */
export function renderOnce(snapshot: Snapshot): Promise<RenderedIssue> {
  const key = createHash('sha256').update(JSON.stringify(snapshot)).digest('base64');
  const known = renderings.get(key);
  // Asked again it is the newest: the oldest goes first.
  renderings.delete(key);
  const rendering = known ?? renderIssue(snapshot);
  renderings.set(key, rendering);
  rendering.catch(() => renderings.delete(key));
  for (const oldest of renderings.keys()) {
    if (renderings.size <= kept) break;
    renderings.delete(oldest);
  }
  return rendering;
}
