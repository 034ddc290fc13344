/**
 * How V8 keeps the processes that run for months small and even: the old space is first collected at so many megabytes and
 * may then grow by so many percent of what is alive, instead of letting garbage pile up for half an hour to what the
 * machine would bear. Soft both: a process that needs more gets it (decisions 0025 and 0125, figures in docs/benchmarks.md
 * and docs/soak.md). The Dockerfiles and the packages' own scripts say the same (heap-flags.test.ts).
 */
export const heapFlags = {
  admin: ['--initial-old-space-size=128', '--heap-growing-percent=30'],
  site: ['--initial-old-space-size=64', '--heap-growing-percent=50'],
  worker: ['--initial-old-space-size=96', '--heap-growing-percent=100'],
} as const;
