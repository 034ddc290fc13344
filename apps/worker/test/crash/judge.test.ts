import type { CampaignView } from '@masthead/domain';
import type { BatchRow, Evidence, LoggedCall } from './evidence.ts';
import { type Acts, judge } from './judge.ts';

/** A checker that cannot fail proves nothing: each invariant is broken once, by hand, in an otherwise sound log. */

const campaignId = 'c'.repeat(24);
const issueId = 'a'.repeat(24);
const first = `${campaignId}.000000`;
const readers = ['ada@readers.test', 'bo@readers.test', 'cy@readers.test'];

const message = (index: number, over: Partial<LoggedCall['messages'][number]> = {}) => ({
  id: `mail-${index}`,
  to: [readers[index] ?? ''],
  tags: { campaign: campaignId, batch: '0', index: String(index), issue: issueId },
  ...over,
});
const call = (over: Partial<LoggedCall> = {}): LoggedCall => ({
  wallAt: 1_000,
  key: `masthead/test/${campaignId}/0/1`,
  hash: 'h1',
  messages: readers.map((_, index) => message(index)),
  ...over,
});
const batch = (over: Partial<BatchRow> = {}): BatchRow => ({
  id: first,
  campaignId,
  issueId,
  state: 'submitted',
  size: 3,
  readers: ['s0', 's1', 's2'],
  ids: ['mail-0', 'mail-1', 'mail-2'],
  marks: {},
  lookedAt: new Date(900),
  ...over,
});
const none: CampaignView['counts'] = {
  pending: 0,
  unknown: 0,
  submitted: 0,
  delayed: 0,
  delivered: 0,
  failed: 0,
  suppressed: 0,
  bounced: 0,
  complained: 0,
  skipped: 0,
};
const campaign = (over: Partial<CampaignView> = {}): CampaignView => ({
  id: campaignId,
  issueId,
  newsletterId: 'b'.repeat(24),
  renditionId: 'd'.repeat(64),
  status: 'submitted',
  reason: null,
  heldByEdit: false,
  scheduledFor: new Date(0),
  startedAt: new Date(0),
  stoppedAt: null,
  finishedAt: new Date(0),
  recipients: 3,
  counts: { ...none, submitted: 3 },
  inFlight: 0,
  createdBy: 'test',
  canary: null,
  ...over,
});
const audienceOf = (...ids: string[]) => ids.map((reader) => ({ reader, newsletterId: 'b'.repeat(24) }));
const evidence = (over: Partial<Evidence> = {}): Evidence => ({
  calls: [call()],
  keyConflicts: 0,
  batches: [batch()],
  campaigns: [campaign()],
  singles: new Map(),
  events: [],
  audience: audienceOf('s0', 's1', 's2'),
  ...over,
});

it('finds nothing wrong with a sound log', () => {
  expect(judge(evidence())).toEqual({ duplicates: 0, lost: 0, unknown: 0, problems: [], ok: true });
});

describe('I1', () => {
  const again = call({ key: 'another', messages: [message(1, { id: 'mail-9' })] });

  it('sees a reader accepted twice, also under another campaign', () => {
    expect(judge(evidence({ calls: [call(), again] }))).toMatchObject({ duplicates: 1, ok: false });
    const other = message(1, { tags: { ...message(1).tags, campaign: 'e'.repeat(24) } });
    const elsewhere = judge(evidence({ calls: [call(), call({ key: 'k', messages: [other] })] }));
    expect(elsewhere).toMatchObject({ duplicates: 1, ok: false });
  });

  it('lets pass a second mail only when the first was proved unsent, or an operator asked for it by name', () => {
    const unsent = [message(0), message(1, { fate: 'quota' }), message(2)];
    expect(judge(evidence({ calls: [call({ messages: unsent }), again] })).duplicates).toBe(0);
    const marks = { '1': '5||failed' };
    const asked = evidence({ calls: [call(), again], batches: [batch({ marks })] });
    expect(judge(asked).duplicates).toBe(1);
    expect(judge(asked, { calledUnsent: [campaignId] }).duplicates).toBe(0);
  });

  it('sees a single mail accepted twice', () => {
    const single = call({
      key: null,
      messages: [{ id: 's', to: ['x@readers.test'], tags: { outbox: 'tag' } }],
    });
    const singles = new Map([['tag', { providerId: 's', settledByEvent: false }]]);
    expect(judge(evidence({ calls: [call(), single], singles })).ok).toBe(true);
    expect(judge(evidence({ calls: [call(), single, single], singles })).duplicates).toBe(1);
  });
});

describe('I2', () => {
  const lostOf = (over: Partial<Evidence>) => judge(evidence(over)).lost;

  it('sees states that do not add up to the recipients', () => {
    expect(lostOf({ campaigns: [campaign({ recipients: 4 })] })).toBe(1);
    expect(lostOf({ campaigns: [campaign({ counts: { ...none, submitted: 2 } })] })).toBe(1);
    expect(lostOf({ campaigns: [campaign({ recipients: null })] })).toBe(1);
  });

  it('sees recipients left pending when it is over', () => {
    expect(lostOf({ campaigns: [campaign({ counts: { ...none, submitted: 2, pending: 1 } })] })).toBe(1);
  });

  it('sees a reader whom preparing walked past, though all sums are right', () => {
    expect(lostOf({ audience: audienceOf('s0', 's1', 's2', 's3') })).toBe(1);
  });
});

describe('I3', () => {
  it('sees an accepted mail that the ledger does not know', () => {
    const ids = ['mail-0', '', 'mail-2'];
    expect(judge(evidence({ batches: [batch({ ids })] })).problems).toEqual([
      `I3 accepted but not in the ledger: mail-1 (${first} #1)`,
    ]);
    const settled = batch({ ids, marks: { '1': '4|msg_1|delivered' } });
    expect(judge(evidence({ batches: [settled] })).ok).toBe(true);
  });

  it('sees a mail the ledger calls submitted that nobody accepted', () => {
    const calls = [call({ messages: [message(0), message(2)] })];
    expect(judge(evidence({ calls }))).toMatchObject({ lost: 1, ok: false });
    const skipped = batch({ marks: { '1': '9||skipped' } });
    expect(judge(evidence({ calls, batches: [skipped] })).lost).toBe(0);
  });

  it('sees a single mail that the outbox does not know', () => {
    const single = call({
      key: null,
      messages: [{ id: 's', to: ['x@readers.test'], tags: { outbox: 'tag' } }],
    });
    const singles = (settledByEvent: boolean) => new Map([['tag', { providerId: null, settledByEvent }]]);
    expect(judge(evidence({ calls: [call(), single], singles: singles(false) })).ok).toBe(false);
    expect(judge(evidence({ calls: [call(), single], singles: singles(true) })).ok).toBe(true);
    expect(judge(evidence({ calls: [call(), single], singles: new Map() })).ok).toBe(false);
  });
});

it('I4 sees a mail to somebody who had left before the last look', () => {
  const left = (at: number): Acts => ({ unsubscribes: [{ address: 'bo@readers.test', at: new Date(at) }] });
  expect(judge(evidence(), left(800)).problems).toHaveLength(1);
  expect(judge(evidence(), left(950)).ok).toBe(true);
});

it('I5 sees more mails after a cancel than it said were in flight', () => {
  const cancelled = (inFlight: number): Acts => ({ cancels: [{ campaignId, at: new Date(500), inFlight }] });
  expect(judge(evidence(), cancelled(2)).problems).toHaveLength(1);
  expect(judge(evidence(), cancelled(3)).ok).toBe(true);
});

describe('I6', () => {
  it('sees a key with two bodies among what was accepted', () => {
    const more = call({ hash: 'h2', messages: [] });
    expect(judge(evidence({ calls: [call(), more] })).problems).toHaveLength(1);
  });

  it('sees that the sandbox had to refuse one', () => {
    expect(judge(evidence({ keyConflicts: 1 })).ok).toBe(false);
  });
});

describe('I7', () => {
  const event = (id: string, state: 'delivered' | 'bounced') => ({ id, batchId: first, index: 1, state });

  it('sees a mark that the events in another order would not make', () => {
    const events = [event('msg_1', 'delivered'), event('msg_2', 'bounced')];
    const right = batch({ marks: { '1': '6|msg_2|bounced' } });
    const wrong = batch({ marks: { '1': '4|msg_1|delivered' } });
    expect(judge(evidence({ events, batches: [right] })).ok).toBe(true);
    expect(judge(evidence({ events, batches: [wrong] })).problems).toHaveLength(1);
    expect(judge(evidence({ events })).problems).toHaveLength(1);
  });

  it('sees a mail whose fate is not its state once all events are in', () => {
    const marks = { '0': '4|a|delivered', '1': '4|b|delivered', '2': '6|c|bounced' };
    const calls = [call({ messages: [message(0), message(1), message(2, { fate: 'bounced' })] })];
    const settled: Acts = { eventsSettled: true };
    expect(judge(evidence({ calls, batches: [batch({ marks })] }), settled).ok).toBe(true);
    expect(judge(evidence({ batches: [batch({ marks })] }), settled).problems).toHaveLength(1);
    expect(judge(evidence(), settled).problems).toHaveLength(3);
  });
});
