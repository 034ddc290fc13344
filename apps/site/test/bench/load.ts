import { Agent, get } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import autocannon from 'autocannon';

export interface Throughput {
  readonly requestsPerSecond: number;
  readonly failed: number;
}

export interface Latency {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
}

/** As many requests as 50 connections can have answered. */
export async function flood(url: string, seconds: number): Promise<Throughput> {
  await autocannon({ url, connections: 50, duration: 2, headers: asBrowsers });
  const result = await autocannon({ url, connections: 50, duration: seconds, headers: asBrowsers });
  return {
    requestsPerSecond: Math.round(result.requests.total / result.duration),
    failed: result.non2xx + result.errors,
  };
}

/**
 * `rate` requests a second, one after the other in even steps, over at most 50 connections and however slow the answers.
 * Time counts from the instant a request was due. autocannon's own rate begins each second with all of that second's
 * requests at once.
 * @param paths asked for in turn
 */
export async function steady(
  url: string,
  rate: number,
  seconds: number,
  paths: readonly string[] = [''],
): Promise<Latency> {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const times: number[] = [];
  let failed = 0;
  const begun = performance.now();
  const all: Promise<void>[] = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    const due = begun + (n * 1_000) / rate;
    const inMs = due - performance.now();
    if (inMs > 0) await setTimeout(inMs);
    // Timers of a millisecond may come a little early.
    const from = Math.min(due, performance.now());
    const one = ask(agent, url + (paths[n % paths.length] ?? ''))
      .then((status) => {
        if (status !== 200) throw new Error(`answered ${status}`);
        times.push(performance.now() - from);
      })
      .catch((error: unknown) => {
        failed += 1;
        console.error(error);
      });
    all.push(one);
  }
  await Promise.all(all);
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.ceil(times.length * share) - 1] ?? Number.NaN);
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), failed };
}

/** The status, once all of the answer is here. */
function ask(agent: Agent, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: asBrowsers }, (answer) => {
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', reject);
      answer.resume();
    });
    request.on('error', reject);
  });
}

/** Every browser asks for packed pages. */
const asBrowsers = { 'accept-encoding': 'gzip, deflate, br, zstd' };

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
