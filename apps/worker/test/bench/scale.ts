/**
 * A model, not a measurement: what a list of a given size needs, from what was measured on two shared vCPU (docs/benchmarks.md,
 * 25 November 2026) and the provider's rules (100 mails a batch call; so many calls a second for the whole account).
 */

/** Read in the benchmarks. CPU seconds are of one such core, a 10,000 mails or a 10,000 event posts. */
const measured = {
  mailsPerCall: 100,
  /** One worker by template, MongoDB and the sandbox on the same two cores. */
  workerMailsPerSecond: 16_000,
  workerCpuPer10k: 0.45,
  mongodCpuPer10k: 0.33,
  preparedPerSecond: 45_700,
  eventsPerMail: 3,
  eventCpuPer10k: { site: 1.21, worker: 0.43, mongod: 1.39 },
  /** Bytes a reader (subscriber and subscription) and a delivery take: in the cache, on disk (compressed), in indexes. */
  reader: { cache: 645, disk: 103, index: 419 },
  delivery: { cache: 202, disk: 53, index: 70 },
  /** Bytes on the wire a mail: by template the reader's values alone; inline the issue itself. */
  templateBytes: 500,
  inlineBytes: 68_000,
} as const;

/** Assumed, and why. */
const assumed = {
  issuesAYear: 52,
  /** Providers answer with events over a day or so, most of them at once. */
  eventHours: 6,
  /** Left to the operating system and to bursts. */
  useOfACore: 0.6,
} as const;

export interface Needs {
  readonly readers: number;
  readonly callsPerSecond: number;
  readonly hoursToSend: number;
  readonly whatBounds: 'the account’s limit' | 'the worker’s thread' | 'preparing';
  readonly secondsToPrepare: number;
  readonly eventsPerSecond: number;
  readonly eventCores: number;
  readonly uplinkMbit: { readonly template: number; readonly inline: number };
  readonly gigabytes: { readonly indexes: number; readonly cache: number; readonly ledgerAYear: number };
}

/** What one weekly issue to `readers` needs when the account may make `callsPerSecond`, with `workers` on cores of their own. */
export function needsOf(readers: number, callsPerSecond: number, workers = 1): Needs {
  const byLimit = callsPerSecond * measured.mailsPerCall;
  const byWorkers = workers * measured.workerMailsPerSecond;
  const mailsPerSecond = Math.min(byLimit, byWorkers, measured.preparedPerSecond);
  const events = readers * measured.eventsPerMail;
  const cpu = Object.values(measured.eventCpuPer10k).reduce((sum, each) => sum + each, 0);
  const eventSeconds = assumed.eventHours * 3_600;
  const gb = (bytes: number) => bytes / 1e9;
  return {
    readers,
    callsPerSecond,
    hoursToSend: readers / mailsPerSecond / 3_600,
    whatBounds:
      mailsPerSecond === byLimit
        ? 'the account’s limit'
        : mailsPerSecond === byWorkers
          ? 'the worker’s thread'
          : 'preparing',
    secondsToPrepare: readers / measured.preparedPerSecond,
    eventsPerSecond: events / eventSeconds,
    eventCores: ((events / 10_000) * cpu) / eventSeconds / assumed.useOfACore,
    uplinkMbit: {
      template: (mailsPerSecond * measured.templateBytes * 8) / 1e6,
      inline: (mailsPerSecond * measured.inlineBytes * 8) / 1e6,
    },
    gigabytes: {
      indexes: gb(readers * (measured.reader.index + measured.delivery.index * 4)),
      cache: gb(readers * (measured.reader.cache + measured.delivery.cache)),
      ledgerAYear: gb(readers * assumed.issuesAYear * (measured.delivery.disk + measured.delivery.index)),
    },
  };
}

/** `bench -- scale`: the table of docs/scaling.md. */
export function benchScale(): void {
  const rows = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000].flatMap((readers) =>
    [10, 100, 1_000].map((calls) => needsOf(readers, calls, calls >= 1_000 ? 6 : 1)),
  );
  console.log(
    '| readers | calls a second allowed | an issue is out after | bounded by | prepared after | events a second over 6 h: rate, cores | uplink by template, inline | in memory: indexes, rows of one issue | ledger of a year |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  for (const row of rows)
    console.log(
      `| ${row.readers.toLocaleString('en')} | ${row.callsPerSecond} | ${time(row.hoursToSend)} | ${row.whatBounds} | ${time(row.secondsToPrepare / 3_600)} | ${round(row.eventsPerSecond)}, ${row.eventCores.toFixed(2)} | ${round(row.uplinkMbit.template)}, ${round(row.uplinkMbit.inline)} Mbit/s | ${size(row.gigabytes.indexes)}, ${size(row.gigabytes.cache)} | ${size(row.gigabytes.ledgerAYear)} |`,
    );
}

const round = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));
const size = (gigabytes: number) =>
  gigabytes < 1 ? `${Math.max(1, Math.round(gigabytes * 1_000))} MB` : `${round(gigabytes)} GB`;
const time = (hours: number) =>
  hours >= 1
    ? `${hours.toFixed(1)} h`
    : hours >= 1 / 60
      ? `${(hours * 60).toFixed(1)} min`
      : `${(hours * 3_600).toFixed(1)} s`;
