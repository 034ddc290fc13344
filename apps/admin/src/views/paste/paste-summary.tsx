import type { ReadPaste } from '../../features/paste/paste-shape.ts';
import type { Answers } from './read-props.ts';
import { countTwins } from './twins.ts';
import { count } from './words.ts';

interface Props {
  readonly read: ReadPaste;
  readonly answers: Answers;
}

/** What was read, in one line of figures. */
export function PasteSummary({ answers, read }: Props) {
  const { doubts, mentions, report } = read;
  const matched = mentions.filter(
    ({ item, match, section }) => match !== null && !answers.apart.has(`${section}:${item}`),
  ).length;
  const accepted = Object.keys(answers.accepted).length;
  const suggested = mentions.filter(
    ({ item, section, suggestions }) =>
      suggestions.length > 0 &&
      !answers.settled.has(`${section}:${item}:same`) &&
      !answers.accepted[`${section}:${item}`],
  ).length;
  const unsure = doubts.filter(
    ({ item, section }, at) => !answers.settled.has(`${section}:${item}:${at}`),
  ).length;
  const twins = countTwins(mentions, answers);
  const figures = [
    ['Lines', report.lines],
    ['As free text', report.asFreeText],
    ['Known entries', matched + accepted],
    ['New entries', mentions.length - matched - accepted - twins.one],
    ['Suggested', suggested],
    ['Unsure', unsure + twins.unsure],
  ] as const;
  return (
    <>
      <dl aria-label="What was read" className="desk-page__counts">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      {report.asFreeText === report.lines ? (
        <p className="desk-page__note">
          {count(report.lines, 'line')} and no section among them: all of it is kept as free text.
        </p>
      ) : null}
    </>
  );
}
