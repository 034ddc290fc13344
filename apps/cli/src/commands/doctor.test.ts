import { afterEach, describe, expect, it } from '@jest/globals';
import { makeFolder, runCli } from '../../test/run-cli.ts';
import { type StandInDesk, startStandInDesk } from '../../test/stand-in-desk.ts';

const token = 'a-local-token-of-at-least-thirty-two-characters';
const root = '/api/masthead/doctor';
const well = [
  { name: 'MongoDB', state: 'ok', detail: 'answers', mend: null },
  { name: 'warm-up', state: 'note', detail: 'capped today', mend: 'wait' },
];
const ill = { name: 'Redis', state: 'bad', detail: 'does not answer', mend: 'Start it.' };
const proof = (outcome: string) => ({ proof: { requestId: 'r1', outcome, why: 'because', at: 'now' } });

describe('masthead doctor', () => {
  let desk: StandInDesk;
  const folder = makeFolder({});
  const run = async (answers: Parameters<typeof startStandInDesk>[0], ...args: string[]) => {
    desk = await startStandInDesk(answers);
    return runCli(['doctor', ...args], folder, { ADMIN_URL: desk.url, LOCAL_TOKEN: token });
  };
  afterEach(() => desk?.close());

  it('names each check; what is only worth knowing is no failure', async () => {
    const { code, out } = await run({ [root]: { body: { checks: well } } });
    expect(code).toBe(0);
    expect(out).toBe('ok  MongoDB  answers\n--  warm-up  capped today\n             → wait\n');
    expect(desk.requests).toMatchObject([{ method: 'GET', authorization: `MastheadLocal ${token}` }]);
  });

  it('what is wrong is the exit code and the sentence, and in --json alike', async () => {
    const answers = { [root]: { body: { checks: [...well, ill] } } };
    const { code, err, out } = await run(answers);
    expect([code, err]).toEqual([1, 'masthead: Not all is well: Redis.\n']);
    expect(out).toContain('→ Start it.');
    await desk.close();
    const asJson = await run(answers, '--json');
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.out)).toEqual({ ok: false, checks: [...well, ill] });
  });

  it('--fix lets the desk mend first, says what it did, and judges what is left', async () => {
    const mended = [{ name: 'indexes', done: 'made' }];
    const answers = { [`${root}/fix`]: { body: { mended, checks: [well[0]] } } };
    const { code, out } = await run(answers, '--fix');
    expect([code, out]).toEqual([0, 'mended: indexes (made)\nok  MongoDB  answers\n']);
    expect(desk.requests).toMatchObject([{ method: 'POST', path: `${root}/fix` }]);
    await desk.close();
    const asJson = await run(answers, '--fix', '--json');
    expect(JSON.parse(asJson.out)).toEqual({ ok: true, checks: [well[0]], mended });
  });

  it.each([
    ['proved', 0],
    ['unfit', 1],
    ['refused', 1],
  ])(
    '--prove-template asks, reads the answer to that very request and then looks: %s',
    async (outcome, code) => {
      const ran = await run(
        {
          [root]: { body: { checks: well } },
          [`${root}/prove-template`]: { body: { requestId: 'r1' } },
          [`${root}/template-proof`]: { body: proof(outcome) },
        },
        '--prove-template',
        'me@readers.example',
        '--json',
      );
      expect(ran.code).toBe(code);
      expect(desk.requests.map(({ body, method, path }) => [method, path, body])).toEqual([
        ['POST', `${root}/prove-template`, { to: 'me@readers.example' }],
        ['GET', `${root}/template-proof`, null],
        ['GET', root, null],
      ]);
      expect(JSON.parse(ran.out)).toMatchObject({ ok: code === 0, proof: { outcome } });
    },
  );

  it('without an address it goes to nobody; what is no address is not asked for', async () => {
    await run(
      {
        [root]: { body: { checks: well } },
        [`${root}/prove-template`]: { body: { requestId: 'r1' } },
        [`${root}/template-proof`]: { body: proof('proved') },
      },
      '--prove-template',
    );
    expect(desk.requests[0]?.body).toEqual({ to: 'delivered@resend.dev' });
    await desk.close();
    const { code, err } = await run({}, '--prove-template', 'a@b.example,c@d.example');
    expect(code).toBe(2);
    expect(err).toContain('One bare address');
    expect(desk.requests).toEqual([]);
  });

  it('passes on what the desk refuses', async () => {
    const { code, err } = await run({
      [root]: {
        status: 403,
        body: { error: { message: 'A writer may not do this.', help: 'Ask an editor.' } },
      },
    });
    expect([code, err]).toEqual([1, 'masthead: A writer may not do this. Ask an editor.\n']);
  });
});
