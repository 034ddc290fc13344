import { checkIssue, frequencyFor, LARGE_HTML_BYTES, linksInOrder, MAX_HTML_BYTES } from '@masthead/domain';
import { findArxivId } from '@masthead/importer';
import type { Payload } from 'payload';
import { delivery } from '../../delivery.ts';
import type { Issue } from '../../payload-types.ts';
import { renderDraft } from '../renditions/render-draft.ts';
import type { IssueChecks } from './checks-shape.ts';
import { earlierIssues } from './earlier-issues.ts';
import { knownLinks } from './known-links.ts';

/** Every check of the house over the newest draft, or over what is typed. Waits for no server but ours. @throws DeskError */
export async function issueChecks(
  payload: Payload,
  issueId: string,
  unsaved: Partial<Issue> = {},
): Promise<IssueChecks> {
  const draft = await renderDraft({ payload }, issueId, unsaved);
  const { issue, rendered, renditionId, snapshot } = draft;
  const uses = linksInOrder(snapshot);
  const engine = await delivery();
  const [earlier, links, counts] = await Promise.all([
    earlierIssues(payload, issue, snapshot),
    knownLinks(
      payload,
      uses.map(({ url }) => url),
      new Date(),
    ),
    engine.list.counts(snapshot.newsletter.id, frequencyFor[snapshot.issue.kind]),
  ]);
  const checks = checkIssue({
    snapshot,
    rendered,
    context: {
      ...earlier,
      approval: issue.renditionId ? { differs: issue.renditionId !== renditionId } : null,
      confirmed: counts.confirmed,
      links: links.known,
      arxivIdIn: (text) => findArxivId(text)?.id ?? null,
    },
  });
  return {
    issueId,
    number: snapshot.issue.number,
    title: snapshot.issue.tagline || snapshot.issue.subject,
    checks,
    links: uses.map((use) => ({ ...use, status: links.known.get(use.url) ?? null })),
    linkCheck: { isOn: links.isOn, looking: links.looking },
    htmlBytes: Buffer.byteLength(rendered.html, 'utf8'),
    textBytes: Buffer.byteLength(rendered.text, 'utf8'),
    maxHtmlBytes: MAX_HTML_BYTES,
    largeHtmlBytes: LARGE_HTML_BYTES,
  };
}
