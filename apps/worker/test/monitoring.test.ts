import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import { makeAdminMetrics } from '../../admin/src/ops/admin-metrics.ts';
import { makeSiteMetrics } from '../../site/src/open-site-ops.ts';
import { makeWorkerMetrics } from '../src/ops/worker-metrics.ts';

const docs = new URL('../../../docs/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, docs), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
const rules = (parse(read('monitoring/alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const panels = (
  JSON.parse(read('monitoring/grafana.json')) as { panels: { title: string; targets: { expr: string }[] }[] }
).panels;

/** The metrics an expression asks for. @throws when it is no PromQL */
function metricsOf(expr: string): string[] {
  const names: string[] = [];
  parser.parse(expr).iterate({
    enter(node) {
      if (node.type.isError) throw new Error(`not PromQL at ${node.from}: ${expr}`);
      if (node.name === 'VectorSelector') {
        const identifier = node.node.getChild('Identifier');
        if (identifier !== null) names.push(expr.slice(identifier.from, identifier.to));
      }
    },
  });
  return names;
}

/** What Prometheus adds to every target. */
const ofPrometheus = ['up'];

/** What worker, site and admin tell before anything has happened. */
async function fresh(): Promise<readonly string[]> {
  const metrics = makeWorkerMetrics();
  const none = { count: 0, lateMs: 0 };
  const worker = metrics.of({
    backlog: async () => ({
      campaigns: { run: 0, pause: 0, cancel: 0, canary: 0 },
      batches: { ready: 0, submitting: 0, unknown: 0 },
      outbox: none,
      events: none,
      signups: none,
      slotsMissed: 0,
      sendingStopped: false,
    }),
    pool: () => ({ inUse: 0, max: 1 }),
    replicas: () => ({ members: 1, lagMs: 0 }),
  });
  const site = makeSiteMetrics().registry;
  return Promise.all([worker.render(), site.metrics(), makeAdminMetrics().registry.metrics()]);
}

async function told(): Promise<Set<string>> {
  // By what is declared: a counter whose labels nobody can know beforehand has no line of its own yet.
  const declared = (await fresh()).flatMap((text) => [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)]);
  return new Set([
    ...ofPrometheus,
    ...declared.flatMap(([, name = '', type]) => (type === 'histogram' ? [`${name}_bucket`] : [name])),
  ]);
}

describe('what is watched is what our processes tell', () => {
  it('every alert and every panel asks for metrics that exist', async () => {
    const known = await told();
    const exprs = [
      ...rules.map(({ expr }) => expr),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    expect(exprs.length).toBeGreaterThan(30);
    for (const expr of exprs) {
      const asked = metricsOf(expr);
      expect(asked).not.toEqual([]);
      expect(asked.filter((name) => !known.has(name))).toEqual([]);
    }
  });

  it('what an alert expects to stay at 0 is told as 0 by a process to which nothing has happened', async () => {
    const lines = (await fresh()).join('\n').split('\n');
    const quiet = rules.filter(({ expr }) => expr.includes('== 0') && expr.includes('increase('));
    expect(quiet.map(({ alert }) => alert)).toEqual(['MastheadCampaignStuck', 'MastheadNoEvents']);
    for (const { expr } of quiet) {
      const counted = [...expr.matchAll(/increase\((\w+)(?:\{([^}]*)\})?\[/g)];
      expect(counted).not.toEqual([]);
      for (const [, name = '', labels = ''] of counted)
        expect([name, lines.filter((line) => line.startsWith(`${name}{`) && line.includes(labels))]).toEqual([
          name,
          expect.arrayContaining([expect.stringMatching(/ 0$/)]),
        ]);
      // And where no process was ever scraped, there is no sum: it must not be nothing.
      expect(expr).toMatch(/\(sum\(increase\([^)]*\)\) or vector\(0\)\) == 0/);
    }
  });

  it('the scrape configuration has the jobs that alerts name, at the ports that compose opens', () => {
    const { scrape_configs: jobs } = parse(read('monitoring/prometheus.yml')) as {
      scrape_configs: { job_name: string; dns_sd_configs: { names: string[]; port: number }[] }[];
    };
    const named = rules.flatMap(({ expr }) => [...expr.matchAll(/job="([^"]+)"/g)].map(([, job]) => job));
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((job) => !jobs.some(({ job_name }) => job_name === job))).toEqual([]);
    const compose = parse(readFileSync(new URL('../docker-compose.yml', docs), 'utf8')) as {
      services: Record<string, { environment: Record<string, string | number> }>;
    };
    for (const { names, port } of jobs.flatMap(({ dns_sd_configs: found }) => found))
      for (const name of names)
        expect([name, Object.values(compose.services[name]?.environment ?? {}).map(Number)]).toEqual([
          name,
          expect.arrayContaining([port]),
        ]);
  });

  it('an expression that is none is found', () => {
    expect(() => metricsOf('sum by (lane (rate(x[1m]))')).toThrow('not PromQL');
  });

  it('every alert leads to a section of the runbook', () => {
    const headings = new Set(
      [...read('operations.md').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replace(/[^\w\s-]/g, '')
          .replace(/\s/g, '-'),
      ),
    );
    for (const { annotations } of rules) {
      const [file, anchor = ''] = annotations.runbook.split('#');
      expect([file, headings.has(anchor), anchor]).toEqual(['docs/operations.md', true, anchor]);
    }
  });
});
