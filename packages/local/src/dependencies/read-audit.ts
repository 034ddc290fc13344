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

/** What `npm audit --json` printed, as lines of the report; `isBad` when something is high or critical. */
export function readAudit(printed: string): { readonly lines: readonly string[]; readonly isBad: boolean } {
  const audit = Audit.safeParse(parsed(printed)).data;
  if (audit === undefined)
    return {
      lines: ['The registry did not answer the question, so nothing is known. Ask again elsewhere.'],
      isBad: false,
    };
  const holes = Object.values(audit.vulnerabilities);
  if (holes.length === 0) return { lines: ['None.'], isBad: false };
  return {
    lines: [
      '| package | versions | how bad | what |',
      '|---|---|---|---|',
      ...holes.map(({ name, range, severity, via }) => {
        const what = via.map((one) => (typeof one === 'string' ? `by ${one}` : one.title)).join('; ');
        return `| ${name} | ${cell(range)} | ${severity} | ${cell(what)} |`;
      }),
    ],
    isBad: holes.some(({ severity }) => severity === 'high' || severity === 'critical'),
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
