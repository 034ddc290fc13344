import { Button } from '@payloadcms/ui';
import type { EntryShown } from '../../features/entries/entry-shape.ts';
import type { ReadProps } from './read-props.ts';
import { TwinMark } from './twin-mark.tsx';

interface Props extends Pick<ReadProps, 'marks' | 'answers' | 'onAnswers' | 'onShow'> {
  readonly section: number;
  /** Null: about the section's heading. */
  readonly item: number | null;
}

/** What is known of an item, what it may be, and what is unsure; each accepted or left with one press. */
export function Marks({ answers, item, marks, onAnswers, onShow, section }: Props) {
  const at = `${section}:${item}`;
  const { doubts, mention } = marks.get(at) ?? { doubts: [], mention: null };
  const settle = (key: string) =>
    onAnswers((before) => ({ ...before, settled: new Set([...before.settled, key]) }));
  const accept = (entryId: string | null) =>
    onAnswers((before) => {
      const { [at]: _before, ...others } = before.accepted;
      return { ...before, accepted: entryId === null ? others : { ...others, [at]: entryId } };
    });
  const isApart = answers.apart.has(at);
  const part = (isAnother: boolean) =>
    onAnswers((before) => {
      const apart = new Set(before.apart);
      if (isAnother) apart.add(at);
      else apart.delete(at);
      return { ...before, apart };
    });
  const accepted = mention?.suggestions.find(({ id }) => id === answers.accepted[at]);
  const open =
    accepted === undefined && !answers.settled.has(`${at}:same`) ? (mention?.suggestions ?? []) : [];
  return (
    <div className="paste__marks">
      {mention?.match ? (
        <p className="paste__mark">
          <span className="paste__label">{isApart ? 'Not' : 'Known'}</span>{' '}
          <EntryName entry={mention.match} />{' '}
          <Button buttonStyle="secondary" margin={false} onClick={() => part(!isApart)} size="xsmall">
            {isApart ? 'It is the same' : 'It is another'}
          </Button>
        </p>
      ) : null}
      {accepted ? (
        <p className="paste__mark">
          <span className="paste__label">Same as</span> <EntryName entry={accepted} />{' '}
          <Button buttonStyle="secondary" margin={false} onClick={() => accept(null)} size="xsmall">
            Undo
          </Button>
        </p>
      ) : null}
      {mention?.twin && !accepted ? (
        <TwinMark answers={answers} at={at} onAnswers={onAnswers} onShow={onShow} twin={mention.twin} />
      ) : null}
      {open.map((entry) => (
        <div className="paste__mark" key={entry.id}>
          <p>
            <span className="paste__label">Maybe</span> <EntryName entry={entry} />
            <span className="paste__why">
              {' '}
              {Math.round(entry.score * 100)} %: {entry.why}
            </span>
          </p>
          <div className="paste__row">
            <Button buttonStyle="secondary" margin={false} onClick={() => accept(entry.id)} size="xsmall">
              It is the same
            </Button>
            <Button buttonStyle="secondary" margin={false} onClick={() => settle(`${at}:same`)} size="xsmall">
              It is another
            </Button>
          </div>
        </div>
      ))}
      {doubts
        .filter(({ key }) => !answers.settled.has(key))
        .map(({ key, text }) => (
          <div className="paste__mark paste__mark--doubt" key={key}>
            <p>
              <span className="paste__label">Unsure</span> {text}
            </p>
            <Button buttonStyle="secondary" margin={false} onClick={() => settle(key)} size="xsmall">
              Leave it so
            </Button>
          </div>
        ))}
    </div>
  );
}

function EntryName({ entry }: { readonly entry: EntryShown }) {
  const covered = entry.coveredIn.length === 0 ? '' : `covered in ${entry.coveredIn.slice(0, 4).join(', ')}`;
  const about = [entry.about, covered].filter((part) => part !== '').join(' · ');
  return (
    <>
      <a href={`/admin/collections/${entry.collection}/${entry.id}`} rel="noreferrer" target="_blank">
        {entry.title}
      </a>
      {about === '' ? null : <span className="paste__why"> {about}</span>}
    </>
  );
}
