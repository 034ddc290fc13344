import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { AdminEnv, CliEnv, CommonEnv, LocalEnv, readEnv, SandboxEnv, SiteEnv, WorkerEnv } from './index.ts';

const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
/** `#NAME=value` is an example to uncomment. */
const everything = parseEnv(text.replaceAll(/^#(?=[A-Z_]+=)/gm, '')) as Record<string, string>;
/** What docker-compose.yml alone reads: no process of ours is given them under these names. */
const ofCompose = [
  ...['MONGODB_ROOT_PASSWORD', 'MONGODB_PASSWORD', 'MONGODB_WORKER_PASSWORD', 'MONGODB_SITE_PASSWORD'],
  ...['MONGODB_CLI_PASSWORD', 'REDIS_PASSWORD', 'SITE_DOMAIN', 'ADMIN_DOMAIN', 'COMPOSE_PROFILES'],
  'SITE_HOST_PORTS',
];
const schemas = { CommonEnv, AdminEnv, SiteEnv, WorkerEnv, SandboxEnv, CliEnv, LocalEnv };

describe('.env.example', () => {
  it.each(Object.entries(schemas))('satisfies %s with every example uncommented', (_name, schema) => {
    expect(() => readEnv(schema, everything)).not.toThrow();
  });

  it('names every variable of the schemas and no other', () => {
    const declared = new Set(Object.values(schemas).flatMap((schema) => Object.keys(schema.shape)));
    for (const name of ofCompose) declared.add(name);
    expect(Object.keys(everything).sort()).toEqual([...declared].sort());
  });

  it('explains each variable in the lines above it', () => {
    const lines = text.split('\n');
    const bare = lines.filter((line, at) => {
      if (!/^#?[A-Z_]+=/.test(line)) return false;
      const above = lines.slice(0, at).findLast((earlier) => !/^#?[A-Z_]+=/.test(earlier));
      return above === undefined || !above.startsWith('# ');
    });
    expect(bare).toEqual([]);
  });
});
