import type { ImageRef, RenderedIssue, Section, Snapshot } from '@masthead/domain';

/** Gmail clips HTML over about 102 kB, and the footer with the unsubscribe link goes with it. */
export const MAX_HTML_BYTES = 100_000;

/** Sentences for an editor, each naming what keeps this issue from being sent; none means it may be approved. */
export function blockingProblems(snapshot: Snapshot, rendered: RenderedIssue): string[] {
  const problems: string[] = [];
  if (rendered.subject.trim() === '') problems.push('The subject is empty.');
  if (snapshot.newsletter.postalAddress.trim() === '') problems.push('The newsletter has no postal address.');
  const bytes = Buffer.byteLength(rendered.html, 'utf8');
  if (bytes > MAX_HTML_BYTES) {
    problems.push(`The mail is ${Math.ceil(bytes / 1000)} kB of HTML; mail programs cut it at 100 kB.`);
  }
  const slots = [...rendered.slots.html, ...rendered.slots.text];
  if (!slots.some(({ key }) => key === 'UNSUB_TOKEN')) problems.push('The mail has no unsubscribe link.');
  if (snapshot.sections.length === 0 && snapshot.issue.lede.length === 0)
    problems.push('The issue is empty.');
  if (imagesOf(snapshot.sections).some(({ alt }) => alt.trim() === '')) {
    problems.push('An image has no alternative text.');
  }
  return problems;
}

function imagesOf(sections: readonly Section[]): ImageRef[] {
  return sections.flatMap((section) => {
    if (section.kind !== 'image' && section.kind !== 'sponsor') return [];
    return section.image === null ? [] : [section.image];
  });
}
