import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { makeFolder, runCli } from '../../test/run-cli.ts';

const secret = Buffer.alloc(32, 1).toString('base64');

describe('masthead keys', () => {
  it('rotates in two runs, in the file where the keys stand and nothing else in it', async () => {
    const folder = makeFolder({ 'prod.env': `A=1\nTOKEN_KEYS="k1:${secret}"\n# the end\n` });
    const read = () => readFileSync(join(folder, 'prod.env'), 'utf8');
    const first = await runCli(['keys', 'rotate', '--file', 'prod.env'], folder, {});
    expect([first.code, first.out]).toEqual([0, expect.stringContaining('k2 is added')]);
    expect(read()).toMatch(
      new RegExp(`^A=1\nTOKEN_KEYS="k1:${asPattern(secret)},k2:[A-Za-z0-9+/]{43}="\n# the end\n$`),
    );
    expect((await runCli(['keys', '--file', 'prod.env'], folder, {})).out).toContain(
      'k1 signs; still believed: k2',
    );
    const second = await runCli(['keys', 'rotate', '--file', 'prod.env'], folder, {});
    expect(second.out).toContain('k2 signs');
    expect(read()).toContain(`"k2:`);
    expect(read()).toContain(`,k1:${secret}"`);
    expect(first.out + second.out).not.toContain(secret);
    expect(statSync(join(folder, 'prod.env')).mode & 0o777).toBe(0o644);
  });

  it('finds what npm start wrote, and prints for a secret store', async () => {
    const folder = makeFolder({});
    mkdirSync(join(folder, '.masthead'));
    writeFileSync(
      join(folder, '.masthead/secrets.json'),
      JSON.stringify({ TOKEN_KEYS: `k1:${secret}`, B: 'b' }),
    );
    expect((await runCli(['keys', 'rotate', '--at-once'], folder, {})).out).toContain('k2 signs');
    expect(JSON.parse(readFileSync(join(folder, '.masthead/secrets.json'), 'utf8'))).toMatchObject({
      B: 'b',
      TOKEN_KEYS: expect.stringMatching(/^k2:.*,k1:/),
    });
    const printed = await runCli(['keys', 'rotate', '--print'], folder, { TOKEN_KEYS: `k1:${secret}` });
    expect(printed.out).toMatch(/^k1:.*,k2:\S+\n$/);
  });

  it('says so where there are no keys, or what stands there is none', async () => {
    const folder = makeFolder({ '.env': 'TOKEN_KEYS=nonsense\n', 'empty.env': '\n' });
    expect(await runCli(['keys', 'rotate'], folder, {})).toMatchObject({ code: 2 });
    expect((await runCli(['keys', 'rotate', '--file', 'empty.env'], folder, {})).err).toContain('--print');
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('TOKEN_KEYS=nonsense\n');
  });
});

const asPattern = (text: string) => text.replace(/[+/]/g, '\\$&');
