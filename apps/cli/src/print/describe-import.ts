import type { IssueDraft } from '@masthead/domain';
import type { Imported } from '../desk/send-draft.ts';
import type { ReadIssue } from '../read-issues.ts';
import { counted } from './words.ts';

/** What was read, for people: a short paragraph a file. */
export function describeImport(issues: readonly ReadIssue[], made: readonly (Imported | null)[]): string {
  return `${issues.map((issue, i) => describeFile(issue, made[i] ?? null)).join('\n\n')}\n`;
}

function describeFile({ imported: { file, issue, report } }: ReadIssue, made: Imported | null): string {
  const suggestions = report.suggestions.map(
    ({ mention, candidate, score, why }) =>
      `  maybe the same (${score.toFixed(2)}): “${mention}” and “${candidate}”: ${why}`,
  );
  return [
    `${file}: ${counted(report.lines, 'line')}, ${report.placed} placed, ${report.asFreeText} kept as free text`,
    ...issue.sections.map((section) => `  ${section.heading || '(no heading)'}: ${contents(section)}`),
    ...suggestions,
    ...(made === null ? [] : [`  ${outcome(made)}`]),
  ].join('\n');
}

function contents({ kind, items }: IssueDraft['sections'][number]): string {
  return `${kind}, ${counted(items.length, 'item')}`;
}

function outcome({ created, number, issueId }: Imported): string {
  const name = number == null ? issueId : `№ ${number}`;
  return created ? `draft issue ${name} made` : `nothing new: this text is issue ${name} already`;
}
