import { describe, expect, it } from '@jest/globals';
import { AdminEnv, readEnv, SandboxEnv, SiteEnv, WorkerEnv } from '@masthead/config';
import { type Placement, processEnvironments } from './process-environments.ts';

const secrets = {
  PAYLOAD_SECRET: 'p'.repeat(32),
  TOKEN_KEYS: `k1:${Buffer.alloc(32, 3).toString('base64')}`,
  LOCAL_TOKEN: 'l'.repeat(32),
  RESEND_WEBHOOK_SECRET: `whsec_${'w'.repeat(32)}`,
  SANDBOX_API_KEY: 're_sandbox_0000',
  ADMIN_EMAIL: 'admin@masthead.example',
  ADMIN_PASSWORD: 'generated-once',
};
const at: Placement = {
  dataDir: '/data',
  host: '127.0.0.1',
  ports: { site: 4000, admin: 4001, sandbox: 4002 },
  mongodbUri: 'mongodb://127.0.0.1:4027/masthead?replicaSet=rs0',
  redisUrl: 'redis://127.0.0.1:4028',
  mode: 'production',
};

describe('a local installation', () => {
  it('needs no configuration: every process accepts what was generated', () => {
    const { of } = processEnvironments({}, secrets, at);
    expect(readEnv(AdminEnv, of.admin)).toMatchObject({
      ADMIN_PORT: 4001,
      SITE_URL: 'http://127.0.0.1:4000',
    });
    expect(readEnv(SiteEnv, of.site)).toMatchObject({ SITE_PORT: 4000, ADMIN_URL: 'http://127.0.0.1:4001' });
    expect(readEnv(WorkerEnv, of.worker)).toMatchObject({ RESEND_BASE_URL: 'http://127.0.0.1:4002' });
    expect(readEnv(SandboxEnv, of.sandbox)).toMatchObject({ SANDBOX_PORT: 4002 });
  });

  it('makes sandbox and worker agree on the key, sandbox and site on the secret of events', () => {
    for (const given of [
      {},
      { SANDBOX_API_KEY: 're_mine_1234' },
      { RESEND_WEBHOOK_SECRET: `whsec_${'m'.repeat(32)}` },
    ]) {
      const { of } = processEnvironments(given, secrets, at);
      expect(of.sandbox.SANDBOX_WEBHOOK_SECRET).toBe(of.site.RESEND_WEBHOOK_SECRET);
      expect(of.sandbox.SANDBOX_API_KEY).toBe(of.worker.RESEND_API_KEY);
    }
  });

  it('lets .env win over what was generated', () => {
    const given = {
      SITE_URL: 'https://news.example.org',
      ADMIN_PASSWORD: 'chosen-by-a-person',
      LOG_LEVEL: 'warn',
    };
    const { of, siteUrl } = processEnvironments(given, secrets, at);
    expect(siteUrl).toBe('https://news.example.org');
    expect(of.admin).toMatchObject({ ADMIN_PASSWORD: 'chosen-by-a-person', LOG_LEVEL: 'warn' });
    expect(of.sandbox.SANDBOX_WEBHOOK_URL).toBe('http://127.0.0.1:4000/webhooks/resend');
  });

  it('mails through Resend itself with a key and no base URL, and takes no event signed by the sandbox', () => {
    const live = processEnvironments({ RESEND_API_KEY: 're_live_12345' }, secrets, at);
    expect(live.isLive).toBe(true);
    expect(readEnv(WorkerEnv, live.of.worker)).toMatchObject({ RESEND_API_KEY: 're_live_12345' });
    expect(live.of.worker.RESEND_BASE_URL).toBeUndefined();
    expect(live.of.site.RESEND_WEBHOOK_SECRET).toBeUndefined();
  });

  it('keeps to the sandbox with a key and a base URL', () => {
    const given = { RESEND_API_KEY: 're_other_1234', RESEND_BASE_URL: 'http://127.0.0.1:9' };
    const { isLive, of } = processEnvironments(given, secrets, at);
    expect(isLive).toBe(false);
    expect(of.worker).toMatchObject(given);
  });
});
