import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';
import { askDesk } from '../desk/ask-desk.ts';
import { Findings, Mended } from '../desk/doctor.ts';
import { proveTemplate } from '../desk/prove-template.ts';
import { requireDesk } from '../desk/require-desk.ts';
import { describeFindings } from '../print/describe-findings.ts';

/** The provider's own address for tests: taken and delivered, read by nobody. */
const nobody = 'delivered@resend.dev';

/** @throws CliFailure (exit code 1) when something is wrong, or a proof that was asked for did not succeed */
export async function runDoctor(
  options: { readonly fix?: true; readonly json?: true; readonly proveTemplate?: string | true },
  context: CliContext,
): Promise<void> {
  const { fix, json, proveTemplate: to } = options;
  const desk = await requireDesk(context);
  const proof = to === undefined ? null : await proveTemplate(desk, to === true ? nobody : to);
  const path = '/api/masthead/doctor';
  const { checks, mended } =
    fix === true
      ? await askDesk(desk, { path: `${path}/fix`, answer: Mended, body: {}, timeoutMs: 600_000 })
      : { ...(await askDesk(desk, { path, answer: Findings })), mended: null };
  const wrong = checks.filter(({ state }) => state === 'bad').map(({ name }) => name);
  const ok = wrong.length === 0 && (proof === null || proof.outcome === 'proved');
  const whole = {
    ok,
    checks,
    ...(mended === null ? {} : { mended }),
    ...(proof === null ? {} : { proof }),
  };
  const inWords = [
    ...(mended ?? []).map(({ done, name }) => `mended: ${name} (${done})`),
    describeFindings(checks),
  ].join('\n');
  context.out(`${json === true ? JSON.stringify(whole, null, 2) : inWords}\n`);
  if (wrong.length > 0) throw new CliFailure(`Not all is well: ${wrong.join(', ')}.`, 1);
  if (!ok) throw new CliFailure('The hand-over by template is not proved.', 1);
}
