import { describe, expect, test } from '@jest/globals';
import type { Answers } from './read-props.ts';
import { countTwins, isOneWithTwin } from './twins.ts';

const none: Answers = { accepted: {}, apart: new Set(), together: new Set(), settled: new Set() };
const mention = (item: number, differs: 'address' | null) => ({
  section: 0,
  item,
  twin: { section: 0, item: 0, differs },
});
const mentions = [{ section: 0, item: 0, twin: null }, mention(1, null), mention(2, 'address')];

describe('two items of one title in a paste', () => {
  test('are one entry where nothing differs, two and a question where an address does', () => {
    expect(countTwins(mentions, none)).toEqual({ one: 1, unsure: 1 });
  });

  test('are what was said of them', () => {
    const said = { ...none, apart: new Set(['0:1']), together: new Set(['0:2']) };
    expect(mentions.slice(1).map(({ item, twin }) => twin && isOneWithTwin(said, `0:${item}`, twin))).toEqual(
      [false, true],
    );
    expect(countTwins(mentions, said)).toEqual({ one: 1, unsure: 0 });
  });

  test('are no question once looked at or taken for an entry there is', () => {
    expect(countTwins(mentions, { ...none, settled: new Set(['0:2:twin']) })).toEqual({ one: 1, unsure: 0 });
    expect(countTwins(mentions, { ...none, accepted: { '0:1': 'x', '0:2': 'x' } })).toEqual({
      one: 0,
      unsure: 0,
    });
  });
});
