import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';
import { askDesk } from '../desk/ask-desk.ts';
import { Findings } from '../desk/doctor.ts';
import { proveTemplate } from '../desk/prove-template.ts';
import { requireDesk } from '../desk/require-desk.ts';
import { describeFindings } from '../print/describe-findings.ts';

/** The provider's own address for tests: taken and delivered, read by nobody. */
const nobody = 'delivered@resend.dev';

/** @throws CliFailure (exit code 1) when something is wrong, or a proof that was asked for did not succeed */
export async function runDoctor(
  options: { readonly json?: true; readonly proveTemplate?: string | true },
  context: CliContext,
): Promise<void> {
  const { json, proveTemplate: to } = options;
  const desk = await requireDesk(context);
  const proof = to === undefined ? null : await proveTemplate(desk, to === true ? nobody : to);
  const { checks } = await askDesk(desk, { path: '/api/masthead/doctor', answer: Findings });
  const wrong = checks.filter(({ state }) => state === 'bad').map(({ name }) => name);
  const ok = wrong.length === 0 && (proof === null || proof.outcome === 'proved');
  context.out(
    `${json === true ? JSON.stringify({ ok, checks, ...(proof === null ? {} : { proof }) }, null, 2) : describeFindings(checks)}\n`,
  );
  if (wrong.length > 0) throw new CliFailure(`Not all is well: ${wrong.join(', ')}.`, 1);
  if (!ok) throw new CliFailure('The hand-over by template is not proved.', 1);
}
