import { Button } from '@payloadcms/ui';
import type { TwinRead } from '../../features/paste/paste-shape.ts';
import type { Answers, ReadProps } from './read-props.ts';
import { isOneWithTwin, twinKey } from './twins.ts';

interface Props extends Pick<ReadProps, 'answers' | 'onAnswers' | 'onShow'> {
  readonly at: string;
  readonly twin: TwinRead;
}

/** That an item before this one is the same thing, or has its title alone: which of the two, a person may say. */
export function TwinMark({ answers, at, onAnswers, onShow, twin }: Props) {
  const { differs } = twin;
  const say = (isOne: boolean) =>
    onAnswers((before) => ({
      ...before,
      apart: having(before.apart, at, differs === null && !isOne),
      together: having(before.together, at, differs !== null && isOne),
    }));
  const leave = () =>
    onAnswers((before) => ({ ...before, settled: having(before.settled, twinKey(at), true) }));
  const show = (
    <Button
      buttonStyle="secondary"
      margin={false}
      onClick={() => onShow(`${twin.section}:${twin.item}`)}
      size="xsmall"
    >
      Show it
    </Button>
  );
  const isOne = isOneWithTwin(answers, at, twin);
  if (isOne || differs === null) {
    const kept = isOne && differs !== null ? `, which keeps its own ${differs}` : '';
    return (
      <p className="paste__mark">
        <span className="paste__label">{isOne ? 'Same as' : 'Not'}</span> an item above{kept} {show}{' '}
        <Button buttonStyle="secondary" margin={false} onClick={() => say(!isOne)} size="xsmall">
          {isOne ? 'It is another' : 'It is the same'}
        </Button>
      </p>
    );
  }
  if (answers.settled.has(twinKey(at))) return null;
  return (
    <div className="paste__mark paste__mark--doubt">
      <p>
        <span className="paste__label">Unsure</span> An item above has this title and another {differs}: two
        entries are made.
      </p>
      <div className="paste__row">
        {show}
        <Button buttonStyle="secondary" margin={false} onClick={() => say(true)} size="xsmall">
          It is the same
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={leave} size="xsmall">
          Leave it so
        </Button>
      </div>
    </div>
  );
}

function having(set: Answers['apart'], key: string, isIn: boolean): Answers['apart'] {
  const next = new Set(set);
  if (isIn) next.add(key);
  else next.delete(key);
  return next;
}
