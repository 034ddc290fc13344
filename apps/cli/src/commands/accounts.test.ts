import { afterEach, describe, expect, it } from '@jest/globals';
import { makeFolder, runCli } from '../../test/run-cli.ts';
import { type StandInDesk, startStandInDesk } from '../../test/stand-in-desk.ts';

const token = 'a-local-token-of-at-least-thirty-two-characters';
const path = '/api/masthead/security/code/take-away';

describe('masthead accounts take-code-away', () => {
  let desk: StandInDesk;
  afterEach(() => desk?.close());
  const run = async (answer: { readonly status?: number; readonly body: unknown }, ...args: string[]) => {
    desk = await startStandInDesk({ [path]: answer });
    const env = { ADMIN_URL: desk.url, LOCAL_TOKEN: token };
    return runCli(['accounts', 'take-code-away', ...args], makeFolder({}), env);
  };

  it.each([
    ['its id', 'a'.repeat(24), { userId: 'a'.repeat(24) }],
    ['what its owner signs in with', 'edith@news.example', { email: 'edith@news.example' }],
  ])('names the account to the desk by %s', async (_by, typed, body) => {
    const gone = await run({ body: { removed: true } }, typed);
    expect([gone.code, gone.out]).toEqual([0, expect.stringContaining('The code is gone')]);
    expect(desk.requests).toEqual([{ method: 'POST', path, authorization: `MastheadLocal ${token}`, body }]);
  });

  it('says whether there was a code, and passes on that nobody signs in with it', async () => {
    const without = await run({ body: { removed: false } }, 'edith@news.example');
    expect([without.code, without.out]).toEqual([0, 'That account has no code.\n']);
    await desk.close();
    const error = { message: 'Nobody signs in with this address.', help: 'Check how it is spelled.' };
    const refused = await run({ status: 404, body: { error } }, 'edit@news.example', '--json');
    expect([refused.code, refused.err]).toEqual([
      1,
      'masthead: Nobody signs in with this address. Check how it is spelled.\n',
    ]);
  });

  it('refuses what is neither before anybody is asked', async () => {
    const { code, err } = await run({ body: { removed: true } }, 'edith');
    expect(code).toBe(2);
    expect(err).toContain('An e-mail address');
    expect(desk.requests).toEqual([]);
  });
});
