import type { RenderedIssue, Snapshot } from '@masthead/domain';
import { publicPaths } from '@masthead/domain';
import { createElement } from 'react';
import { IssueEmail } from './email/issue-email.tsx';
import { renderDocument } from './email/render-document.ts';
import { phrasesFor } from './phrases/index.ts';
import { makeMarks, placeSlots } from './placeholders.ts';
import { rendererVersion } from './rendition-version.ts';
import { singleLine } from './single-line.ts';
import { type Printable, walkSnapshot, wordsOfSections } from './snapshot/index.ts';
import { issueText } from './text/index.ts';

/** Renders an issue's mail once: HTML and text with a slot wherever readers differ. Pure: same snapshot, same bytes. */
export async function renderIssue(snapshot: Snapshot): Promise<RenderedIssue> {
  const { siteUrl } = snapshot.newsletter;
  const issue = walkSnapshot(snapshot);
  const marks = makeMarks(JSON.stringify(snapshot));
  const subject = singleLine(snapshot.issue.subject) || issue.title;
  const preheader = singleLine(snapshot.issue.preheader);
  const links = {
    unsubscribeUrl: siteUrl + publicPaths.unsubscribe(marks.slot.UNSUB_TOKEN),
    preferencesUrl: siteUrl + publicPaths.preferences(marks.slot.PREFS_TOKEN),
  };
  const htmlLinks = { ...links, greeting: marks.slot.GREETING_HTML };
  const textLinks = { ...links, greeting: marks.slot.GREETING_TEXT };
  const element = createElement(IssueEmail, {
    issue,
    subject,
    preheader: preheader || firstWords(issue),
    links: htmlLinks,
    marks,
  });
  const html = placeSlots(await renderDocument(element, marks), marks);
  const text = placeSlots(issueText(issue, textLinks, phrasesFor(issue.language)), marks);
  return {
    subject,
    preheader,
    html: html.part,
    text: text.part,
    slots: { html: html.slots, text: text.slots },
    rendererVersion,
  };
}

/** Without a preheader an inbox would preview "View in browser"; the lede says more. */
function firstWords(issue: Printable): string {
  return singleLine(wordsOfSections('', issue.lede, [], []).join(' '));
}
