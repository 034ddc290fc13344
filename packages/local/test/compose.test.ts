import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { AdminEnv, CliEnv, readEnv, SandboxEnv, SiteEnv, WorkerEnv } from '@masthead/config';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly build?: { readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly profiles?: readonly string[];
  readonly deploy?: {
    readonly resources: { readonly limits: { readonly cpus: string; readonly memory: string } };
  };
  readonly security_opt?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly read_only?: boolean;
  readonly logging?: { readonly driver: string };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string; readonly required?: boolean }>>;
}

const root = new URL('../../../', import.meta.url);
const text = readFileSync(new URL('docker-compose.yml', root), 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service> };
const schemas = { admin: AdminEnv, site: SiteEnv, worker: WorkerEnv, sandbox: SandboxEnv };
const commandLines = { cli: CliEnv, desk: CliEnv };

/** Compose's own rules: `${N}`, `${N:-default}`, `${N-default}`, `${N:?message}`. */
function interpolate(value: string, env: Readonly<Record<string, string>>): string {
  return value.replaceAll(/\$\{(\w+)(?:(:?[-?])([^}]*))?\}/g, (_, name: string, kind = '', word = '') => {
    const given = env[name];
    if (given !== undefined && (given !== '' || !kind.startsWith(':'))) return given;
    if (kind.endsWith('?')) throw new Error(`${name}: ${word}`);
    return word;
  });
}

function environmentOf(name: string, env: Readonly<Record<string, string>>) {
  const entries = Object.entries(compose.services[name]?.environment ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, interpolate(value, env)]));
}

const secrets = {
  PAYLOAD_SECRET: 'p'.repeat(32),
  LOCAL_TOKEN: 'l'.repeat(32),
  MONGODB_ROOT_PASSWORD: 'o'.repeat(32),
  MONGODB_PASSWORD: 'm'.repeat(32),
  MONGODB_WORKER_PASSWORD: 'w'.repeat(32),
  MONGODB_SITE_PASSWORD: 's'.repeat(32),
  MONGODB_CLI_PASSWORD: 'c'.repeat(32),
  REDIS_PASSWORD: 'r'.repeat(32),
  RESEND_WEBHOOK_SECRET: `whsec_${'h'.repeat(32)}`,
  TOKEN_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
};

describe('docker-compose.yml', () => {
  it('is what the Compose Specification allows', () => {
    const { $schema: _, ...schema } = JSON.parse(
      readFileSync(new URL('./compose-spec/compose-spec.json', import.meta.url), 'utf8'),
    ) as Record<string, unknown>;
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it('holds MongoDB, Redis and the four processes; the command line, TLS and a store when they are asked for', () => {
    const services = Object.entries(compose.services);
    const always = services.filter(([, { profiles }]) => profiles === undefined).map(([name]) => name);
    expect(always.sort()).toEqual(['admin', 'mongodb', 'redis', 'sandbox', 'site', 'worker'].sort());
    const asked = services.filter(([, { profiles }]) => profiles !== undefined).map(([name]) => name);
    expect(asked.sort()).toEqual(['cli', 'desk', 'proxy', 'storage']);
  });

  it('limits what each may take, and takes from all of ours what they do not need', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      const { cpus, memory } = service.deploy?.resources.limits ?? {};
      expect({ name, cpus, memory }).toEqual({
        name,
        cpus: expect.stringMatching(/^[\d.]+$/),
        memory: expect.stringMatching(/^\d+[mg]$/),
      });
      expect(service.security_opt).toContain('no-new-privileges:true');
      // Its files are rotated; the engine's own choice grows until the disk is full.
      expect({ name, logs: service.logging?.driver }).toEqual({ name, logs: 'local' });
      if (name === 'mongodb') continue;
      expect({ name, readOnly: service.read_only, dropped: service.cap_drop }).toEqual({
        name,
        readOnly: true,
        dropped: ['ALL'],
      });
    }
  });

  it('starts nothing before what it needs is well, and says of everything that stays whether it is', () => {
    for (const [name, { depends_on: needs = {}, healthcheck }] of Object.entries(compose.services)) {
      if (!(name in commandLines))
        expect({ name, isLookedAt: healthcheck !== undefined }).toEqual({ name, isLookedAt: true });
      for (const { condition } of Object.values(needs)) expect(condition).toBe('service_healthy');
    }
  });

  it.each(Object.entries({ ...schemas, ...commandLines }))(
    'gives %s an environment it accepts, and no variable it does not know',
    (name, schema) => {
      const env = environmentOf(name, secrets);
      expect(() => readEnv(schema, env)).not.toThrow();
      expect(Object.keys(env).filter((key) => !(key in schema.shape) && key !== 'MAIL_FROM')).toEqual([]);
    },
  );

  it.each(Object.entries(schemas))('lets an operator set in .env all that %s reads', (name, schema) => {
    const given = Object.keys(environmentOf(name, secrets));
    // Crash tests alone turn the clock; unset, the sandbox limits nobody.
    const ours = ['TIMESCALE', 'SANDBOX_REQUESTS_PER_SECOND'];
    expect(Object.keys(schema.shape).filter((key) => !given.includes(key) && !ours.includes(key))).toEqual(
      [],
    );
    // Where it is not compose's own affair (an address inside, a port), what .env says arrives.
    const everything = Object.fromEntries(Object.keys(schema.shape).map((key) => [key, `given-${key}`]));
    const own = /^(NODE_ENV|HOST|MONGODB_URI|REDIS_URL|MEDIA_DIR|DRAIN_MS|SANDBOX_\w+|\w+_PORT)$/;
    for (const [key, value] of Object.entries(environmentOf(name, { ...secrets, ...everything })))
      if (key in schema.shape && !own.test(key)) expect([key, value]).toEqual([key, `given-${key}`]);
  });

  it('keeps media in a bucket for all who touch them, or for none', () => {
    const bucket = {
      MEDIA_BUCKET: 'masthead-media',
      MEDIA_BUCKET_ENDPOINT: 'http://storage:7070',
      MEDIA_BUCKET_REGION: 'here',
      MEDIA_BUCKET_KEY: 'id:secret',
    };
    for (const name of ['admin', 'site', 'cli']) {
      expect(environmentOf(name, { ...secrets, ...bucket })).toMatchObject({
        ...bucket,
        MEDIA_DIR: '/data/media',
      });
      expect(environmentOf(name, secrets)).toMatchObject({ MEDIA_BUCKET: '' });
      expect(compose.services[name]?.depends_on?.storage).toEqual({
        condition: 'service_healthy',
        required: false,
      });
    }
    expect(environmentOf('storage', { ...secrets, ...bucket }).VGW_REGION).toBe('here');
  });

  it.each(Object.keys(secrets))('stops without %s instead of starting with a known secret', (name) => {
    const all = (given: Record<string, string>) => () =>
      Object.keys(compose.services).map((service) => environmentOf(service, given));
    expect(all(secrets)).not.toThrow();
    expect(all({ ...secrets, [name]: '' })).toThrow(name);
  });

  it('lets each process in by a user of its own, and nobody without a password', () => {
    const users = { admin: 'masthead:m', worker: 'worker:w', site: 'site:s', cli: 'cli:c' };
    for (const [name, user] of Object.entries(users))
      expect(environmentOf(name, secrets).MONGODB_URI).toContain(`//${user}`);
    for (const name of ['admin', 'site', 'worker'])
      expect(environmentOf(name, secrets).REDIS_URL).toBe(`redis://:${secrets.REDIS_PASSWORD}@redis:6379`);
  });

  it('mails through the sandbox until a base URL is emptied on purpose', () => {
    const read = (env: Record<string, string>) => readEnv(WorkerEnv, environmentOf('worker', env));
    expect(read(secrets)).toMatchObject({ RESEND_BASE_URL: 'http://sandbox:4002' });
    const live = read({ ...secrets, RESEND_API_KEY: 're_123456789', RESEND_BASE_URL: '' });
    expect(live.RESEND_BASE_URL).toBeUndefined();
  });

  it('publishes to loopback only, but for the TLS in front', () => {
    const { proxy, ...others } = compose.services;
    expect(proxy?.ports).toContain('443:443');
    const ports = Object.values(others).flatMap((service) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('builds each process from a Dockerfile that runs as nobody special', () => {
    for (const name of Object.keys({ ...schemas, ...commandLines })) {
      const path = compose.services[name]?.build?.dockerfile ?? '';
      expect(existsSync(new URL(path, root))).toBe(true);
      const stages = readFileSync(new URL(path, root), 'utf8').split(/^FROM /m);
      expect(stages.length).toBeGreaterThan(2);
      expect(stages.at(-1)).toMatch(/^USER node$/m);
    }
  });
});
