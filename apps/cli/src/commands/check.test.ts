import { afterEach, describe, expect, it } from '@jest/globals';
import { makeFolder, runCli } from '../../test/run-cli.ts';
import { type StandInDesk, startStandInDesk } from '../../test/stand-in-desk.ts';

const token = 'a-local-token-of-at-least-thirty-two-characters';
const path = '/api/masthead/issues/by-number/13/checks';
const answer = {
  issueId: 'a'.repeat(24),
  number: 13,
  title: 'Gates again',
  checks: [
    {
      code: 'placeholder-left',
      stops: 'approval',
      message: 'Placeholder text was left in: “TK”.',
      at: { kind: 'field', path: 'sections.0.items.1.title' },
    },
    { code: 'large', stops: 'nothing', message: 'The mail is 81 kB of HTML.', at: null },
  ],
  links: [
    {
      url: 'https://canal.example/gone',
      text: 'Gates',
      path: 'lede',
      status: { state: 'dead', why: 'answers 404' },
    },
    { url: 'https://canal.example/new', text: 'Keys', path: 'lede', status: null },
  ],
  linkCheck: { isOn: true, looking: false },
  htmlBytes: 81_000,
  textBytes: 9_000,
  maxHtmlBytes: 100_000,
  largeHtmlBytes: 80_000,
};

describe('masthead check', () => {
  let desk: StandInDesk;
  const run = async (body: object, ...args: string[]) => {
    desk = await startStandInDesk({ [path]: { body } });
    return runCli(['check', ...args], makeFolder({}), { ADMIN_URL: desk.url, LOCAL_TOKEN: token });
  };
  afterEach(() => desk?.close());

  it('says what blocks and where, what to look at, every link in order, the size; and fails', async () => {
    const { code, out, err } = await run(answer, '13', '--newsletter', 'canal');
    expect(out.split('\n')).toEqual([
      '№ 13 “Gates again”',
      '',
      'Blocking',
      '  Placeholder text was left in: “TK”.  [sections.0.items.1.title]',
      '',
      'To look at',
      '  The mail is 81 kB of HTML.',
      '',
      '2 links',
      '  dead     https://canal.example/gone  Gates',
      '  –        https://canal.example/new  Keys',
      '',
      '81.0 kB of 100.0 kB HTML, 9.0 kB text.',
      '',
    ]);
    expect([code, err]).toEqual([1, 'masthead: 1 thing keeps № 13 “Gates again” from being sent.\n']);
    expect(desk.requests.map((request) => request.path)).toEqual([`${path}?newsletter=canal`]);
  });

  it('advice alone is no failure', async () => {
    const { code, err } = await run({ ...answer, checks: answer.checks.slice(1) }, '13');
    expect([code, err]).toEqual([0, '']);
  });

  it('--json is what the desk said, and fails alike', async () => {
    const { code, out } = await run(answer, '13', '--json');
    expect([code, JSON.parse(out)]).toEqual([1, answer]);
  });

  it('what is no number is told so before anybody is asked', async () => {
    const { code, err } = await run(answer, 'thirteen');
    expect([code, desk.requests]).toEqual([2, []]);
    expect(err).toContain('An issue has a number from 1 on.');
  });

  it('an issue that is not there is a failure in the desk’s words', async () => {
    const { code, err } = await run(answer, '14');
    expect([code, err]).toEqual([1, 'masthead: There is no such thing.\n']);
  });
});
