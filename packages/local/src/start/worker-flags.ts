/**
 * How V8 keeps a worker small: its old space starts small and grows to twice what is alive at most, instead of letting garbage pile up
 * to what the machine would bear. Soft both: a worker that needs more gets it (decision 0025, figures in
 * docs/benchmarks.md). The Dockerfile and the package's own script say the same (worker-flags.test.ts).
 */
export const workerFlags = ['--initial-old-space-size=96', '--heap-growing-percent=100'] as const;
