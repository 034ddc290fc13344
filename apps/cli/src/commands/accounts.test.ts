import { afterEach, describe, expect, it } from '@jest/globals';
import { makeFolder, runCli } from '../../test/run-cli.ts';
import { type StandInDesk, startStandInDesk } from '../../test/stand-in-desk.ts';

const token = 'a-local-token-of-at-least-thirty-two-characters';
const path = '/api/masthead/security/code/take-away';

describe('masthead accounts take-code-away', () => {
  let desk: StandInDesk;
  afterEach(() => desk?.close());
  const run = async (answer: { readonly status?: number; readonly body: unknown }) => {
    desk = await startStandInDesk({ [path]: answer });
    const env = { ADMIN_URL: desk.url, LOCAL_TOKEN: token };
    return runCli(['accounts', 'take-code-away', 'a'.repeat(24)], makeFolder({}), env);
  };

  it('names the account to the desk, and says whether there was a code', async () => {
    const gone = await run({ body: { removed: true } });
    expect([gone.code, gone.out]).toEqual([0, expect.stringContaining('The code is gone')]);
    expect(desk.requests).toMatchObject([
      { method: 'POST', path, authorization: `MastheadLocal ${token}`, body: { userId: 'a'.repeat(24) } },
    ]);
    await desk.close();
    expect((await run({ body: { removed: false } })).out).toBe('That account has no code.\n');
  });
});
