import type { IssueDraft } from '@masthead/domain';
import type { BundleRefusal } from '@masthead/importer/bundle';
import type { Imported } from '../desk/send-draft.ts';
import type { ReadIssue } from '../read-issues.ts';
import { counted } from './words.ts';

/** What was read, for people: a short paragraph a file. */
export function describeImport(
  issues: readonly ReadIssue[],
  made: readonly (Imported | null)[],
  refused: readonly BundleRefusal[] = [],
): string {
  const files = issues.map((issue, i) => describeFile(issue, made[i] ?? null));
  return `${[...files, ...describeRefused(refused)].join('\n\n')}\n`;
}

/** Failures one by one; what was left out on purpose by its reason, because an export has hundreds of such files. */
function describeRefused(refused: readonly BundleRefusal[]): string[] {
  const failed = refused
    .filter(({ harmless }) => !harmless)
    .map(({ name, why }) => `${name}: not read. ${why}`);
  const reasons = new Map<string, number>();
  for (const { why } of refused.filter(({ harmless }) => harmless))
    reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const left = [...reasons].map(([why, count]) => `${counted(count, 'file')} left out: ${why}`);
  return failed.length + left.length === 0 ? [] : [[...failed, ...left].join('\n')];
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
