import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Archive, connectArchive } from '@masthead/archive';
import { freePort, startMongod } from '@masthead/local';
import { makeIssue } from '../fixtures.ts';
import { fillArchive } from './fill-archive.ts';
import { firstLoad } from './first-load.ts';
import { flood, steady } from './load.ts';
import { benchEnvironment, buildSite, type SiteProcess, startBareServer, startSite } from './site-process.ts';

const readersPerSecond = 500;
const searchesPerSecond = 20;

/**
 * `npm run -s bench -- site [--issues 1000] [--seconds 8] [--publishes 20] [--json]`: the built site on a read model of
 * that size, the load from this process on the same cores; beside it a bare server that sends the same bytes.
 */
export async function benchSite(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      issues: { type: 'string', default: '1000' },
      seconds: { type: 'string', default: '8' },
      publishes: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
    },
  });
  const seconds = Number(values.seconds);
  const folder = mkdtempSync(join(tmpdir(), 'masthead-site-bench-'));
  const mongod = await startMongod({ dataDir: folder, port: await freePort(), ephemeral: true });
  const uri = mongod.uri.replace('/?', '/site?');
  const archive = await connectArchive(uri);
  const running: SiteProcess[] = [];
  try {
    console.error('filling the read model, building the site …');
    const filled = await fillArchive(archive, Number(values.issues));
    buildSite();
    const env = benchEnvironment(uri, 'https://news.masthead-fixtures.org');
    const site = await startSite(env, await freePort());
    const answersAt = performance.now();
    running.push(site);
    const reading = untilSearchable(site.url, answersAt);
    const meanwhile = await steady(site.url + filled.issuePath, readersPerSecond, 3);
    const secondsToSearch = await reading;
    const packed = await packedPage(site.url + filled.issuePath);
    const bare = await startBareServer(packed, await freePort());
    running.push(bare);

    const rows: Row[] = [];
    const say = (name: string, value: string | number, wanted = '') => {
      rows.push({ name, value, wanted });
      console.log(`${name.padEnd(46)}${String(value).padEnd(36)}${wanted}`);
    };
    say('read model', `${filled.issues} issues, ${filled.entries} entries (${filled.words})`);
    say('load average before', loadavg()[0]?.toFixed(1) ?? '');
    say('search answers after the pages do, s', secondsToSearch.toFixed(1));
    say(
      `issue page at ${readersPerSecond}/s meanwhile, p50, p95, p99 ms`,
      `${meanwhile.p50Ms}, ${meanwhile.p95Ms}, ${meanwhile.p99Ms}, ${meanwhile.failed} failed`,
    );
    const limit = await flood(bare.url, seconds);
    say('bare Node server, same bytes, requests/s', limit.requestsPerSecond);
    for (const [name, path] of [
      ['issue', filled.issuePath],
      ['story', filled.storyPath],
    ] as const) {
      const { requestsPerSecond, failed } = await flood(site.url + path, seconds);
      say(`${name} page, 50 connections, requests/s`, `${requestsPerSecond}, ${failed} failed`, '>= 4000');
      const calm = await steady(site.url + path, readersPerSecond, seconds);
      const times = `${calm.p50Ms}, ${calm.p95Ms}, ${calm.p99Ms}, ${calm.failed} failed`;
      say(`${name} page at ${readersPerSecond}/s, p50, p95, p99 ms`, times, 'p95 <= 15');
    }
    const calm = await steady(bare.url, readersPerSecond, seconds);
    say(
      `bare server at ${readersPerSecond}/s, p50, p95, p99 ms`,
      `${calm.p50Ms}, ${calm.p95Ms}, ${calm.p99Ms}`,
    );
    const paths = filled.queries.map((query) => `/search?q=${encodeURIComponent(query)}`);
    const cpuBefore = cpuMsOf(site.pid);
    const found = await steady(site.url, searchesPerSecond, seconds, paths);
    const cpuMs = (cpuMsOf(site.pid) - cpuBefore) / (searchesPerSecond * seconds);
    const times = `${found.p50Ms}, ${found.p95Ms}, ${found.p99Ms}, ${found.failed} failed`;
    say(`search at ${searchesPerSecond}/s, p50, p95, p99 ms`, times, 'p95 <= 60');
    say('  CPU of the site a search, ms', cpuMs.toFixed(1));
    const { totalKb, byType } = await firstLoad(site.url + filled.issuePath);
    say('first load of an issue, kB', totalKb, '<= 100');
    say(
      '  of it',
      Object.entries(byType)
        .map(([type, kb]) => `${type} ${kb}`)
        .join(', '),
      'Script <= 15',
    );
    const other = await startSite(env, await freePort());
    running.push(other);
    const seen = await publishes(archive, [site, other], Number(values.publishes));
    say(
      'published to visible at both sites, ms',
      `median ${seen.median}, slowest ${seen.slowest}`,
      '<= 2000',
    );
    say('load average after', loadavg()[0]?.toFixed(1) ?? '');
    if (values.json)
      console.log(JSON.stringify(Object.fromEntries(rows.map(({ name, value }) => [name, value]))));
  } finally {
    await Promise.all(running.map((one) => one.stop()));
    await archive.close();
    await mongod.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of processor that a process has used so far (Linux counts hundredths of a second). */
function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Seconds from `since` (of `performance.now()`) until the process has read everything. */
async function untilSearchable(url: string, since: number): Promise<number> {
  // Another query each time: an answer that is kept says nothing.
  for (let time = 0; (await fetch(`${url}/search?q=the+${time}`)).status !== 200; time += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return (performance.now() - since) / 1000;
}

interface Row {
  readonly name: string;
  readonly value: string | number;
  readonly wanted: string;
}

/** The page's bytes as a browser gets them, still packed. */
async function packedPage(url: string): Promise<Buffer> {
  const { get } = await import('node:http');
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      resolve(Buffer.concat(parts));
    }).on('error', reject);
  });
}

/** Writes an issue into the read model again and again, and waits until both processes show what was written. */
async function publishes(
  archive: Archive,
  sites: readonly SiteProcess[],
  times: number,
): Promise<{ readonly median: number; readonly slowest: number }> {
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const words = `edition ${time}`;
    const issue = makeIssue({
      number: 99_999,
      date: '2026-11-20',
      publicFrom: new Date('2026-11-20'),
      words,
    });
    const started = performance.now();
    await archive.write.upsertIssue(issue);
    await Promise.all(
      sites.map(async ({ url }) => {
        while (
          !(await (await fetch(`${url}/issues/${issue.slug}`)).text()).includes(`opening with ${words}.`)
        )
          await new Promise((resolve) => setTimeout(resolve, 10));
      }),
    );
    took.push(performance.now() - started);
  }
  took.sort((a, b) => a - b);
  const at = (index: number) => Math.round(took[index] ?? Number.NaN);
  return { median: at(Math.floor((took.length - 1) / 2)), slowest: at(took.length - 1) };
}
