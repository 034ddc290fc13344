import { describe, expect, test } from '@jest/globals';
import { doctorChecks } from './checks.ts';
import { examine } from './examine.ts';

type Asked = Parameters<typeof doctorChecks>[0];
type Proof = Awaited<ReturnType<Asked['proof']['latest']>>;
const proof = (outcome: NonNullable<Proof>['outcome']): Proof => ({
  requestId: 'r',
  account: 'a',
  outcome,
  why: 'it was so',
  to: 'proof@readers.example',
  at: new Date(0),
});

/** An installation where all is well but for what a test breaks. */
const look = (broken: {
  readonly reachable?: Asked['reachable'];
  readonly sending?: () => ReturnType<Asked['sending']['state']>;
  readonly held?: number;
  readonly proof?: Proof;
}) => {
  const asked = {
    reachable: broken.reachable ?? (async () => ({ mongodb: true, redis: true })),
    sending: { state: broken.sending ?? (async () => ({ stopped: null, ramps: [] })) },
    campaigns: { list: async () => Array.from({ length: broken.held ?? 0 }) },
    proof: { latest: async () => (broken.proof === undefined ? proof('proved') : broken.proof) },
  };
  return examine(doctorChecks(asked as unknown as Asked));
};
const stateOf = (findings: Awaited<ReturnType<typeof look>>) =>
  Object.fromEntries(findings.filter(({ state }) => state !== 'ok').map(({ name, state }) => [name, state]));
const ramp = {
  domain: 'news.example',
  cap: 500,
  sent: 0,
  sendingDay: 1,
  plan: { caps: [500], startedOn: '2026-11-20' },
};

describe('what the doctor finds', () => {
  test('all is well: nothing to mend', async () => {
    const findings = await look({});
    expect(stateOf(findings)).toEqual({});
    expect(findings.every(({ mend }) => mend === null)).toBe(true);
  });

  test.each([
    ['a Redis that is away', { reachable: async () => ({ mongodb: true, redis: false }) }, { Redis: 'bad' }],
    [
      'a MongoDB that is away',
      { reachable: async () => ({ mongodb: false, redis: true }) },
      { MongoDB: 'bad' },
    ],
    [
      'sending that was stopped',
      { sending: async () => ({ stopped: { code: 'x', message: 'y', at: new Date(0) }, ramps: [] }) },
      { sending: 'bad' },
    ],
    [
      'a sender that warms up',
      { sending: async () => ({ stopped: null, ramps: [ramp] }) },
      { 'warm-up': 'note' },
    ],
    ['a campaign on hold', { held: 2 }, { campaigns: 'note' }],
    ['a template never proved', { proof: null }, { 'hand-over by template': 'note' }],
    ['a template that is unfit', { proof: proof('unfit') }, { 'hand-over by template': 'note' }],
  ] as const)('%s is named, with how to mend it, and nothing else is', async (_, broken, expected) => {
    const findings = await look(broken);
    expect(stateOf(findings)).toEqual(expected);
    for (const { mend, state } of findings) expect(mend === null).toBe(state === 'ok');
  });

  test('a check that cannot look is a finding, and the others look', async () => {
    const findings = await look({ sending: () => Promise.reject(new Error('cut off')), held: 1 });
    expect(stateOf(findings)).toEqual({ sending: 'bad', 'warm-up': 'bad', campaigns: 'note' });
    expect(findings.find(({ name }) => name === 'sending')?.detail).toContain('cut off');
  });
});
