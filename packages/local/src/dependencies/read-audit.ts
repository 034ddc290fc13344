import { z } from 'zod';

const Advisory = z.object({ title: z.string(), url: z.string().optional(), severity: z.string() });
const Audit = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      name: z.string(),
      severity: z.string(),
      range: z.string(),
      via: z.array(z.union([z.string(), Advisory])),
      fixAvailable: z.unknown(),
    }),
  ),
});

/** `unknown`: nobody answered, which is not `fine`. `bad`: something is high or critical. */
export type AuditVerdict = 'fine' | 'bad' | 'unknown';

/** What `npm audit --json` printed, as lines of the report. */
export function readAudit(printed: string): {
  readonly lines: readonly string[];
  readonly verdict: AuditVerdict;
} {
  const audit = Audit.safeParse(parsed(printed)).data;
  if (audit === undefined)
    return {
      lines: [
        '**Unknown.** The registry did not answer the question (`npm audit --omit=dev`), and no package brings the advisories along: this is',
        'not to say that there are none. Run the report where the registry answers, before a release.',
      ],
      verdict: 'unknown',
    };
  const holes = Object.values(audit.vulnerabilities);
  const source = 'As the registry knew them that day (`npm audit --omit=dev`).';
  if (holes.length === 0) return { lines: [source, '', 'None.'], verdict: 'fine' };
  return {
    lines: [
      source,
      '',
      '| package | versions | how bad | what |',
      '|---|---|---|---|',
      ...holes.map(({ name, range, severity, via }) => {
        const what = via.map((one) => (typeof one === 'string' ? `by ${one}` : one.title)).join('; ');
        return `| ${name} | ${cell(range)} | ${severity} | ${cell(what)} |`;
      }),
    ],
    verdict: holes.some(({ severity }) => severity === 'high' || severity === 'critical') ? 'bad' : 'fine',
  };
}

/** A `|` would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** The JSON may stand behind the words of whoever ran it. */
function parsed(printed: string): unknown {
  try {
    return JSON.parse(printed.slice(printed.indexOf('{')));
  } catch {
    return null;
  }
}
