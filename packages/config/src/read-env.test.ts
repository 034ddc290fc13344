import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdminEnv, CliEnv, CommonEnv, EnvError, readEnv, SiteEnv, WorkerEnv } from './index.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const worker = {
  MONGODB_URI: 'mongodb://127.0.0.1:27017/?replicaSet=rs0',
  REDIS_URL: 'redis://127.0.0.1:6379',
  SITE_URL: 'https://news.example.org/',
  ADMIN_URL: 'http://127.0.0.1:4001',
  TOKEN_KEYS: `k2:${key},k1:${key}`,
  RESEND_API_KEY: 're_12345678',
  MAIL_FROM: 'Masthead <hello@example.org>',
};

function failure(run: () => unknown): EnvError {
  try {
    run();
  } catch (error) {
    if (error instanceof EnvError) return error;
  }
  throw new Error('expected an EnvError');
}

describe('readEnv', () => {
  it('fills in defaults and hands out parsed values', () => {
    const env = readEnv(WorkerEnv, worker);
    expect(env).toMatchObject({
      ENVIRONMENT_ID: 'local',
      HANDOVER: 'auto',
      REDIS_PREFIX: '{masthead}',
      TIMESCALE: 1,
      SITE_URL: 'https://news.example.org',
    });
    expect(env.TOKEN_KEYS.map((each) => [each.kid, each.secret.length])).toEqual([
      ['k2', 32],
      ['k1', 32],
    ]);
  });

  it.each([
    ['mongodb://h:1', 'mongodb://h:1/masthead'],
    ['mongodb://h:1/', 'mongodb://h:1/masthead'],
    ['mongodb://a:1,b:2/?replicaSet=rs0', 'mongodb://a:1,b:2/masthead?replicaSet=rs0'],
    ['mongodb://u:p@h:1/other?x=1', 'mongodb://u:p@h:1/other?x=1'],
    ['mongodb+srv://h/?x=1', 'mongodb+srv://h/masthead?x=1'],
  ])('names the database in %s', (given, expected) => {
    expect(readEnv(CommonEnv, { MONGODB_URI: given }).MONGODB_URI).toBe(expected);
  });

  it('takes an empty value for unset', () => {
    expect(readEnv(WorkerEnv, { ...worker, RESEND_BASE_URL: '', TIMESCALE: ' ' })).toMatchObject({
      TIMESCALE: 1,
    });
  });

  it('takes the key of a bucket apart at its first colon', () => {
    expect(readEnv(CliEnv, { MEDIA_BUCKET_KEY: 'id:a:secret/+=' }).MEDIA_BUCKET_KEY).toEqual({
      id: 'id',
      secret: 'a:secret/+=',
    });
  });

  it('names every wrong variable at once, what is wrong and what to set', () => {
    const error = failure(() => readEnv(SiteEnv, { ...worker, SITE_PORT: 'http', MONGODB_URI: undefined }));
    expect(error.variables).toEqual(['MONGODB_URI', 'SITE_PORT']);
    expect(error.message.split('\n')).toEqual([
      '2 environment variables need attention:',
      '  MONGODB_URI: is not set.',
      expect.stringContaining('Set mongodb://host:27017/masthead'),
      '  SITE_PORT: is not a number (it is "http").',
      '      Set the port of the public site.',
      'Every variable is explained in .env.example.',
    ]);
  });

  it('never prints the value of a secret', () => {
    const error = failure(() =>
      readEnv(AdminEnv, {
        ...worker,
        PAYLOAD_SECRET: 'hush-one',
        LOCAL_TOKEN: 'hush-two',
        TOKEN_KEYS: 'hush-three',
        MONGODB_URI: 'hush-four',
        ADMIN_PASSWORD: 'hush-five',
        ADMIN_EMAIL: 'hush-six',
        MEDIA_BUCKET_KEY: 'hush-seven',
      }),
    );
    expect(error.variables).toHaveLength(7);
    expect(error.message).not.toContain('hush');
  });

  it.each(['k1', `k1:${key},k1:${key}`, 'k1:c2hvcnQ=', `:${key}`, `k1:${key},`])(
    'refuses the token keys %s',
    (given) => {
      expect(failure(() => readEnv(WorkerEnv, { ...worker, TOKEN_KEYS: given })).variables).toEqual([
        'TOKEN_KEYS',
      ]);
    },
  );

  describe('a secret in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'masthead-env-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const file = (name: string, text: string) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };
    const { RESEND_API_KEY: _, ...without } = worker;

    it('is read from where NAME_FILE says, without its line end', () => {
      const at = file('key', 're_hush12345\n');
      expect(readEnv(WorkerEnv, { ...without, RESEND_API_KEY_FILE: at }).RESEND_API_KEY).toBe('re_hush12345');
    });

    it('is not read beside one in the environment, from nowhere, or from an empty file; nothing of it is printed', () => {
      const at = file('short', 'hush');
      for (const [given, says] of [
        [{ ...worker, RESEND_API_KEY_FILE: at }, 'RESEND_API_KEY: is set, and so is RESEND_API_KEY_FILE'],
        [{ ...without, RESEND_API_KEY_FILE: join(folder, 'none') }, 'cannot be read'],
        [{ ...without, RESEND_API_KEY_FILE: file('empty', '\n') }, 'is empty'],
        [{ ...without, RESEND_API_KEY_FILE: at }, 'does not start with re_'],
      ] as const) {
        const error = failure(() => readEnv(WorkerEnv, given));
        expect(error.variables).toEqual(['RESEND_API_KEY']);
        expect(error.message).toContain(says);
        expect(error.message).not.toContain('hush');
      }
    });

    it('is for secrets alone: what is none is said in the environment', () => {
      const at = file('port', '4999');
      const site = { ...worker, SITE_PORT_FILE: at };
      expect(readEnv(SiteEnv, site).SITE_PORT).toBe(4000);
    });
  });
});
