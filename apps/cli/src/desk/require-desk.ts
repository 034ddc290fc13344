import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';
import { type Desk, findDesk } from './find-desk.ts';

/** The desk, for what nobody else can do. @throws CliFailure (exit code 1) when none is known */
export async function requireDesk(context: CliContext): Promise<Desk> {
  const desk = await findDesk(context);
  if (desk !== null) return desk;
  throw new CliFailure('No desk is known here: run "npm start" once (or set ADMIN_URL and LOCAL_TOKEN).', 1);
}
