import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeFolder, runCli } from '../../test/run-cli.ts';
import { type StandInDesk, startStandInDesk } from '../../test/stand-in-desk.ts';

const token = 'a-local-token-of-at-least-thirty-two-characters';
const id = 'c'.repeat(24);
const root = '/api/masthead/campaigns';
const campaign = {
  id,
  status: 'paused',
  reason: 'a wrong link',
  scheduledFor: '2026-11-27T08:00:00.000Z',
  label: '',
  startedAt: '2026-11-27T08:00:01.000Z',
  finishedAt: null,
  recipients: 1412,
  counts: { pending: 412, submitted: 990, skipped: 10, failed: 0 },
  inFlight: 100,
  canary: null,
  createdBy: 'ada@desk.test',
};
const about = {
  issue: { id: 'a'.repeat(24), number: 13, title: 'Gates again', exists: true },
  newsletterName: 'The Canal',
  timeZone: 'Europe/Berlin',
};
const state = {
  asOf: '2026-11-27T08:00:10.000Z',
  campaign,
  confirmed: null,
  heldByEdit: false,
  mailsToRetry: 0,
};
const facts = {
  ...about,
  rendition: { id: 'f'.repeat(64), subject: 'Gates again', approvedBy: 'ada@desk.test' },
};

describe('masthead campaigns', () => {
  let desk: StandInDesk;
  const folder = makeFolder({});
  const answers: Parameters<typeof startStandInDesk>[0] = {
    [root]: { body: { campaigns: [{ campaign, ...about }] } },
    '/api/masthead/sending': { body: { stopped: null, ramps: [], notices: [] } },
    [`${root}/${id}`]: { body: state },
    [`${root}/${id}/facts`]: { body: facts },
    [`${root}/${id}/pause`]: { body: { inFlight: 100 } },
    [`${root}/${id}/resume`]: { body: { campaignId: id } },
    [`${root}/${id}/send-rest`]: { body: { campaignId: id } },
    [`${root}/${id}/cancel`]: { body: { inFlight: 0 } },
    [`${root}/${id}/retry`]: {
      status: 409,
      body: { error: { message: 'No mail of this campaign failed.', help: 'There is nothing to retry.' } },
    },
    [`${root}/${id}/settle`]: { body: { recipients: 50 } },
  };
  const run = (...args: string[]) =>
    runCli(['campaigns', ...args], folder, { ADMIN_URL: desk.url, LOCAL_TOKEN: token });

  beforeEach(async () => {
    desk = await startStandInDesk(answers);
  });
  afterEach(() => desk.close());

  it('list asks for the status and prints a line a campaign with what is in flight', async () => {
    const { code, out } = await run('list', '--status', 'paused');
    expect(code).toBe(0);
    expect(desk.requests).toContainEqual(
      expect.objectContaining({
        method: 'GET',
        path: `${root}?limit=50&status=paused`,
        authorization: `MastheadLocal ${token}`,
      }),
    );
    expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['ID', 'STATUS', 'WHEN', 'RECIPIENTS', 'WAITING', 'IN FLIGHT', 'FAILED', 'UNKNOWN', 'ISSUE'],
      [id, 'paused', '2026-11-27 09:00', '1,412', '412', '100', '0', '0', '№ 13 “Gates again”, The Canal'],
      ['', 'a wrong link'],
      [''],
    ]);
  });

  it('--before asks for the page after; a full page says how to go on, an empty one that it was the last', async () => {
    const { out } = await run('list', '--limit', '1', '--before', 'd'.repeat(24));
    expect(desk.requests).toContainEqual(
      expect.objectContaining({ path: `${root}?limit=1&before=${'d'.repeat(24)}` }),
    );
    expect(out).toContain(`Older ones: --before ${id}\n`);
    await desk.close();
    desk = await startStandInDesk({ ...answers, [root]: { body: { campaigns: [] } } });
    expect((await run('list', '--before', id)).out).toBe('Those were all.\n');
    expect((await run('list', '--before', 'x')).code).toBe(2);
  });

  it('what holds all of them up stands above the table, not in --json', async () => {
    await desk.close();
    const notices = [
      { kind: 'stopped', text: 'All sending is stopped.' },
      { kind: 'capped', text: 'news.example warms up.' },
    ];
    desk = await startStandInDesk({
      ...answers,
      '/api/masthead/sending': { body: { stopped: null, ramps: [], notices } },
    });
    expect((await run('list')).out).toMatch(/^All sending is stopped\.\nnews\.example warms up\.\nID {2}/);
    expect(JSON.parse((await run('list', '--json')).out)).toHaveLength(1);
  });

  it('--json prints one JSON value and nothing else', async () => {
    expect(JSON.parse((await run('list', '--json')).out)).toMatchObject([{ campaign: { id } }]);
    expect(JSON.parse((await run('show', id, '--json')).out)).toMatchObject({
      campaign: { status: 'paused', inFlight: 100, counts: { pending: 412 } },
      issue: { number: 13 },
    });
    expect(JSON.parse((await run('pause', id, '--reason', 'x', '--json')).out)).toEqual({ inFlight: 100 });
  });

  it('show tells status, reason, recipients, states and what comes too late to stop', async () => {
    const { out } = await run('show', id.toUpperCase());
    expect(out).toContain(`Campaign ${id}: № 13 “Gates again”, The Canal\n`);
    expect(out).toContain('status      paused: a wrong link\n');
    expect(out).toContain('recipients  1,412\n');
    expect(out).toContain('states      412 pending, 990 submitted, 10 skipped\n');
    expect(out).toContain('in flight   100 mails in a call under way (as of 08:00:10 UTC)');
  });

  it.each([
    [
      ['pause', id, '--reason', ' a wrong link '],
      'pause',
      { reason: 'a wrong link' },
      '100 mails were in a call',
    ],
    [['resume', id], 'resume', {}, 'Resumed'],
    [['send-rest', id], 'send-rest', {}, 'The rest is let go'],
    [['cancel', id, '--reason', 'never mind'], 'cancel', { reason: 'never mind' }, 'No call was under way.'],
    [['settle', id, '--as', 'unsent'], 'settle', { as: 'unsent' }, 'would come twice'],
    [['settle', id, '--as', 'sent'], 'settle', { as: 'sent' }, '50 mails settled as sent'],
  ])('%j is one POST, and says what it could not reach', async (args, verb, body, words) => {
    const { code, out, err } = await run(...args);
    expect([code, err]).toEqual([0, '']);
    expect(desk.requests).toMatchObject([{ method: 'POST', path: `${root}/${id}/${verb}`, body }]);
    expect(out).toContain(words);
  });

  it('a refusal is the desk’s own sentence and exit code 1', async () => {
    expect(await run('retry', id)).toEqual({
      code: 1,
      out: '',
      err: 'masthead: No mail of this campaign failed. There is nothing to retry.\n',
    });
  });

  it.each([
    [['show', '12']],
    [['show']],
    [['pause', id]],
    [['pause', id, '--reason', '  ']],
    [['cancel', id]],
    [['cancel', id, '--reason', 'x'.repeat(501)]],
    [['settle', id]],
    [['settle', id, '--as', 'maybe']],
    [['list', '--status', 'lost']],
    [['list', '--limit', '0']],
    [['stop', id]],
  ])('%j is bad usage: exit code 2, and the desk hears nothing of it', async (args) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^error: /);
    expect(desk.requests).toEqual([]);
  });

  it('without a desk it says so', async () => {
    const { code, err } = await runCli(['campaigns', 'list'], folder);
    expect(code).toBe(1);
    expect(err).toMatch(/^masthead: No desk is known here/);
  });
});
