import { readFileSync } from 'node:fs';

export interface Watched {
  readonly name: string;
  readonly pid: number;
}

export interface MemoryRow {
  readonly name: string;
  /** Medians of the minute around the fifth and of the last two, in MB. */
  readonly earlyMb: number;
  readonly lateMb: number;
  readonly peakMb: number;
  /** Medians of five minutes each, in MB. */
  readonly courseMb: readonly number[];
  /** Late over early, as a share: 0.1 is ten percent more. */
  readonly growth: number;
}

const everyMs = 5_000;
const courseMs = 300_000;

/** Reads what each process holds (resident, from /proc), every five seconds until it is stopped. */
export function watchMemory(processes: readonly Watched[]) {
  const begun = Date.now();
  const samples: { readonly at: number; readonly mb: readonly number[] }[] = [];
  const look = () =>
    samples.push({ at: Date.now() - begun, mb: processes.map(({ pid }) => residentMb(pid)) });
  look();
  const timer = setInterval(look, everyMs);
  return {
    /** `earlyMs`: the instant that counts as the beginning, once caches are filled. */
    stop(earlyMs: number): readonly MemoryRow[] {
      clearInterval(timer);
      const end = Date.now() - begun;
      return processes.map(({ name }, i) => {
        const between = (from: number, to: number) =>
          median(samples.filter(({ at }) => at >= from && at <= to).map(({ mb }) => mb[i] ?? 0));
        const earlyMb = between(earlyMs - 60_000, earlyMs + 60_000);
        const lateMb = between(end - 120_000, end);
        const peakMb = Math.max(...samples.map(({ mb }) => mb[i] ?? 0));
        const courseMb = Array.from({ length: Math.ceil(end / courseMs) }, (_, k) =>
          between(k * courseMs, (k + 1) * courseMs),
        );
        return { name, earlyMb, lateMb, peakMb, courseMb, growth: earlyMb === 0 ? 0 : lateMb / earlyMb - 1 };
      });
    },
  };
}

function residentMb(pid: number): number {
  const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb) / 1024);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
