import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { AdminEnv, readEnv, SandboxEnv, SiteEnv, WorkerEnv } from '@masthead/config';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly build?: { readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
}

const root = new URL('../../../', import.meta.url);
const text = readFileSync(new URL('docker-compose.yml', root), 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service> };
const schemas = { admin: AdminEnv, site: SiteEnv, worker: WorkerEnv, sandbox: SandboxEnv };

/** Compose's own rules: `${N}`, `${N:-default}`, `${N-default}`, `${N:?message}`. */
function interpolate(value: string, env: Readonly<Record<string, string>>): string {
  return value.replaceAll(/\$\{(\w+)(?:(:?[-?])([^}]*))?\}/g, (_, name: string, kind = '', word = '') => {
    const given = env[name];
    if (given !== undefined && (given !== '' || !kind.startsWith(':'))) return given;
    if (kind.endsWith('?')) throw new Error(`${name}: ${word}`);
    return word;
  });
}

function environmentOf(name: keyof typeof schemas, env: Readonly<Record<string, string>>) {
  const entries = Object.entries(compose.services[name]?.environment ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, interpolate(value, env)]));
}

const secrets = {
  PAYLOAD_SECRET: 'p'.repeat(32),
  LOCAL_TOKEN: 'l'.repeat(32),
  MONGODB_PASSWORD: 'm'.repeat(32),
  MONGODB_SITE_PASSWORD: 's'.repeat(32),
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

  it('holds MongoDB, Redis and the four processes', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ['admin', 'mongodb', 'redis', 'sandbox', 'site', 'worker'].sort(),
    );
  });

  it.each(Object.entries(schemas))(
    'gives %s an environment it accepts, and no variable it does not know',
    (name, schema) => {
      const env = environmentOf(name as keyof typeof schemas, secrets);
      expect(() => readEnv(schema, env)).not.toThrow();
      expect(Object.keys(env).filter((key) => !(key in schema.shape) && key !== 'MAIL_FROM')).toEqual([]);
    },
  );

  it.each(Object.keys(secrets).filter((name) => name !== 'MONGODB_SITE_PASSWORD'))(
    'stops without %s instead of starting with a known secret',
    (name) => {
      const incomplete = { ...secrets, [name]: '' };
      expect(() => environmentOf('admin', incomplete)).toThrow(name);
    },
  );

  it('lets the site in by its own user, and nobody without a password', () => {
    expect(environmentOf('site', secrets).MONGODB_URI).toContain('//site:ssss');
    expect(environmentOf('worker', secrets).MONGODB_URI).toContain('//masthead:mmmm');
    expect(() => environmentOf('site', { ...secrets, MONGODB_SITE_PASSWORD: '' })).toThrow(
      'MONGODB_SITE_PASSWORD',
    );
  });

  it('mails through the sandbox until a base URL is emptied on purpose', () => {
    const read = (env: Record<string, string>) => readEnv(WorkerEnv, environmentOf('worker', env));
    expect(read(secrets)).toMatchObject({ RESEND_BASE_URL: 'http://sandbox:4002' });
    const live = read({ ...secrets, RESEND_API_KEY: 're_123456789', RESEND_BASE_URL: '' });
    expect(live.RESEND_BASE_URL).toBeUndefined();
  });

  it('publishes to loopback only', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('builds each process from a Dockerfile that runs as nobody special', () => {
    for (const name of Object.keys(schemas)) {
      const path = compose.services[name]?.build?.dockerfile ?? '';
      expect(existsSync(new URL(path, root))).toBe(true);
      const stages = readFileSync(new URL(path, root), 'utf8').split(/^FROM /m);
      expect(stages.length).toBeGreaterThan(2);
      expect(stages.at(-1)).toMatch(/^USER node$/m);
    }
  });
});
