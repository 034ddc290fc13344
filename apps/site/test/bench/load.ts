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
 * `rate` requests a second, however slow the answers: a late answer counts with all its lateness.
 * @param paths asked for once each, as far as they reach
 */
export function steady(
  url: string,
  rate: number,
  seconds: number,
  paths?: readonly string[],
): Promise<Latency> {
  return new Promise((resolve, reject) => {
    const times: number[] = [];
    const connections = Math.min(50, rate);
    let client = 0;
    const instance = autocannon(
      {
        url,
        connections,
        overallRate: rate,
        duration: seconds,
        headers: asBrowsers,
        ...(paths === undefined
          ? {}
          : {
              // A connection begins its list at the first request: with one list for all, fifty ask for the same.
              setupClient: (one) => {
                const mine = client++;
                one.setRequests(paths.filter((_, at) => at % connections === mine).map((path) => ({ path })));
              },
            }),
      },
      (error, result) => {
        if (error !== null && error !== undefined) return reject(error);
        times.sort((a, b) => a - b);
        const at = (share: number) => round(times[Math.ceil(times.length * share) - 1] ?? Number.NaN);
        resolve({ p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), failed: result.non2xx + result.errors });
      },
    );
    instance.on('response', (_client, _status, _bytes, ms) => times.push(ms));
  });
}

/** Every browser asks for packed pages. */
const asBrowsers = { 'accept-encoding': 'gzip, deflate, br, zstd' };

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
