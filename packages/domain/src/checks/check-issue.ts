import type { Check, CheckSubject, Rule } from './check.ts';
import { isBlocking } from './check.ts';
import { arxivMismatch } from './rules/arxiv-mismatch.ts';
import { badLink } from './rules/bad-link.ts';
import { contrast } from './rules/contrast.ts';
import { coveredBefore } from './rules/covered-before.ts';
import { emptyIssue } from './rules/empty-issue.ts';
import { emptySection } from './rules/empty-section.ts';
import { headingOrder } from './rules/heading-order.ts';
import { imageWithoutAlt } from './rules/image-without-alt.ts';
import { itemWithoutLink } from './rules/item-without-link.ts';
import { linkFound } from './rules/link-found.ts';
import { linkSentBefore } from './rules/link-sent-before.ts';
import { noAudience } from './rules/no-audience.ts';
import { noPostalAddress } from './rules/no-postal-address.ts';
import { noPreheader } from './rules/no-preheader.ts';
import { noUnsubscribe } from './rules/no-unsubscribe.ts';
import { paperWithoutId } from './rules/paper-without-id.ts';
import { placeholderLeft } from './rules/placeholder-left.ts';
import { size } from './rules/size.ts';
import { standing } from './rules/standing.ts';
import { subject } from './rules/subject.ts';

const rules: readonly Rule[] = [
  subject,
  noPostalAddress,
  noUnsubscribe,
  emptyIssue,
  size,
  imageWithoutAlt,
  badLink,
  placeholderLeft,
  standing,
  noAudience,
  noPreheader,
  emptySection,
  itemWithoutLink,
  linkFound,
  linkSentBefore,
  coveredBefore,
  arxivMismatch,
  paperWithoutId,
  headingOrder,
  contrast,
];

/** All that is to be said about an issue before it is sent: what blocks first, each in the order of the issue. */
export function checkIssue(subject: CheckSubject): readonly Check[] {
  const found = rules.flatMap((rule) => rule(subject));
  return [...found.filter(isBlocking), ...found.filter((check) => !isBlocking(check))];
}
