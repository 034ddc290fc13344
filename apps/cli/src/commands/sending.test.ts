import { afterEach, describe, expect, it } from '@jest/globals';
import { makeFolder, runCli } from '../../test/run-cli.ts';
import { type StandInDesk, startStandInDesk } from '../../test/stand-in-desk.ts';

const token = 'a-local-token-of-at-least-thirty-two-characters';
const root = '/api/masthead/sending';
const free = { stopped: null, ramps: [], notices: [] };
const hindered = {
  stopped: { code: 'invalid_api_key', message: 'no', at: '2026-11-27T08:00:00.000Z' },
  ramps: [
    {
      domain: 'news.example',
      plan: { caps: [500, 1_000, 2_000], startedOn: '2026-11-26' },
      sendingDay: 2,
      cap: 1_000,
      sent: 900,
    },
  ],
  notices: [
    { kind: 'stopped', text: 'All sending is stopped.' },
    { kind: 'capped', text: 'news.example warms up.' },
  ],
};

describe('masthead sending', () => {
  let desk: StandInDesk;
  const folder = makeFolder({});
  const run = async (answers: Parameters<typeof startStandInDesk>[0], ...args: string[]) => {
    desk = await startStandInDesk(answers);
    return runCli(['sending', ...args], folder, { ADMIN_URL: desk.url, LOCAL_TOKEN: token });
  };
  afterEach(() => desk?.close());

  it('alone it shows what is in the way, and what a warm-up has before it', async () => {
    const { code, out } = await run({ [root]: { body: hindered } });
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'All sending is stopped.',
      'news.example warms up.',
      'Stopped since 2026-11-27T08:00:00.000Z. "masthead sending resume" lets it go on.',
      'news.example then: 2,000, no cap.',
      '',
    ]);
    await desk.close();
    expect((await run({ [root]: { body: free } }, 'show')).out).toBe('Nothing stops sending.\n');
    await desk.close();
    expect(JSON.parse((await run({ [root]: { body: hindered } }, 'show', '--json')).out)).toEqual(hindered);
  });

  it('resume posts, and passes on that nothing was stopped', async () => {
    const done = await run({ [`${root}/resume`]: { body: { resumed: true } } }, 'resume');
    expect([done.code, done.out]).toEqual([0, 'Sending goes on: what waited for it goes now.\n']);
    expect(desk.requests).toMatchObject([
      { method: 'POST', path: `${root}/resume`, authorization: `MastheadLocal ${token}` },
    ]);
    await desk.close();
    const error = { message: 'Sending is not stopped.', help: 'There is nothing to resume.' };
    const { code, err } = await run({ [`${root}/resume`]: { status: 409, body: { error } } }, 'resume');
    expect([code, err]).toEqual([1, 'masthead: Sending is not stopped. There is nothing to resume.\n']);
  });

  it('warm-up sends the caps, with the domain only where it was said', async () => {
    const answers = { [`${root}/warm-up`]: { body: { domain: 'news.example' } } };
    const { out } = await run(answers, 'warm-up', '--caps', '500, 1000,2000');
    expect(out).toBe('news.example warms up: at most 500, 1,000, 2,000 mails a sending day, from today.\n');
    expect(desk.requests[0]?.body).toEqual({ caps: [500, 1_000, 2_000] });
    await desk.close();
    await run(answers, 'warm-up', '--caps', '500', '--domain', 'news.example');
    expect(desk.requests[0]?.body).toEqual({ caps: [500], domain: 'news.example' });
  });

  it('warm-up --lift lifts it', async () => {
    const answers = { [`${root}/warm-up/lift`]: { body: { domain: 'news.example' } } };
    const { out } = await run(answers, 'warm-up', '--lift', '--domain', 'news.example');
    expect(out).toBe('news.example is capped no more: what waited for it goes now.\n');
    expect(desk.requests).toMatchObject([{ path: `${root}/warm-up/lift`, body: { domain: 'news.example' } }]);
  });

  it.each([
    [['warm-up'], 'Say --caps'],
    [['warm-up', '--caps', '500', '--lift'], 'cannot be used with'],
    [['warm-up', '--caps', '99'], 'Whole numbers from 100 on'],
    [['warm-up', '--caps', '500,,1000'], 'Whole numbers from 100 on'],
    [['warm-up', '--caps', '1e3'], 'Whole numbers from 100 on'],
  ])('%j is refused before anybody is asked', async (args, sentence) => {
    const { code, err } = await run({}, ...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(desk.requests).toEqual([]);
  });
});
