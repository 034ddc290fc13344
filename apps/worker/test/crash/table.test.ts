import { describe, expect, it } from '@jest/globals';
import type { ScenarioResult } from './run-scenario.ts';
import { putRow, tableHead, tableRow } from './table.ts';

const result = (scenario: string, more: Partial<ScenarioResult> = {}): ScenarioResult => ({
  ok: true,
  problems: [],
  duplicates: 0,
  lost: 0,
  unknown: 0,
  scenario,
  times: 5,
  hits: 4,
  campaigns: 1,
  mails: 100,
  unknownMeanwhile: 0,
  secondsToProgress: 1,
  secondsToRecover: 2,
  seconds: 30,
  ...more,
});
const row = (scenario: string, seed: number, more: Partial<ScenarioResult> = {}) =>
  tableRow('does', result(scenario, more), { seed, timescale: 10 });

describe('a row of the crash table', () => {
  it('takes the place of the one of its scenario and seed, or comes after the last', () => {
    const before = ['# Table', '', tableHead, row('kill-9', 1), row('freeze', 1), '', 'Words.'].join('\n');
    const again = putRow(before, row('kill-9', 1, { lost: 1, ok: false }));
    expect(again.match(/^\| kill-9/gm)).toHaveLength(1);
    expect(again).toContain('| kill-9 **BROKEN** | does | 5 (4) | 1, 100 | 0 | 1 |');
    expect(putRow(again, row('kill-9', 1))).toBe(before);
    const another = putRow(before, row('kill-9', 2));
    expect(another.split('\n').at(-3)).toBe(row('kill-9', 2));
    expect(another.endsWith('\n\nWords.')).toBe(true);
  });
});
