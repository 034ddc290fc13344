import { type DestinationStream, type Logger, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { logFields } from './log-context.ts';
import { redactText, SENSITIVE_KEYS } from './redact.ts';

export type { Logger } from 'pino';

export interface LoggerOptions {
  /** The process that speaks: `admin`, `site`, `worker`, `sandbox`, `cli`. */
  readonly name: string;
  readonly level: string;
  /** `json` unless said otherwise. */
  readonly format?: 'json' | 'pretty';
  /** Standard output unless a test wants to read it. */
  readonly destination?: DestinationStream;
}

/**
 * A pino logger that lets no address and no secret out: sensitive keys are blanked by path, and every
 * finished line is searched for what looks like an address or a token, error stacks included. Lines carry the fields of
 * whatever they are logged under (log-context.ts).
 */
export function createLogger({ name, level, format = 'json', destination }: LoggerOptions): Logger {
  const options = {
    name,
    level,
    base: { name },
    mixin: () => ({ ...logFields() }),
    timestamp: pino.stdTimeFunctions.isoTime,
    // Under either name an error shows what and where it was; by itself pino does so for `err` alone.
    serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
    redact: { paths: redactedPaths(), censor: '[redacted]' },
    hooks: { streamWrite: redactText },
  };
  const out = destination ?? pino.destination({ fd: 1, sync: true });
  return pino(options, format === 'pretty' ? prettyTo(out) : out);
}

function prettyTo(out: DestinationStream): DestinationStream {
  const prettify = prettyFactory({
    colorize: false,
    singleLine: true,
    ignore: 'pid,hostname,name',
    translateTime: 'SYS:HH:MM:ss',
  });
  return { write: (line: string) => out.write(prettify(line)) };
}

function redactedPaths(): string[] {
  return SENSITIVE_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
}
