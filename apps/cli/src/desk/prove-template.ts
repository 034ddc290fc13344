import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { CliFailure } from '../cli-failure.ts';
import { askDesk } from './ask-desk.ts';
import { LatestProof, ProofAsked } from './doctor.ts';
import type { Desk } from './find-desk.ts';

/** A worker looks every 15 seconds at the latest, and the provider may take its time to render. */
const patienceMs = 60_000;
const betweenLooksMs = 500;

/** Asks for a proof and waits until a worker has tried. @throws CliFailure (exit code 1) when none does */
export async function proveTemplate(
  desk: Desk,
  to: string,
  withinMs = patienceMs,
): Promise<NonNullable<z.output<typeof LatestProof>['proof']>> {
  const { requestId } = await askDesk(desk, {
    path: '/api/masthead/doctor/prove-template',
    body: { to },
    answer: ProofAsked,
  });
  const until = Date.now() + withinMs;
  for (;;) {
    const { proof } = await askDesk(desk, {
      path: '/api/masthead/doctor/template-proof',
      answer: LatestProof,
    });
    if (proof?.requestId === requestId) return proof;
    if (Date.now() > until)
      throw new CliFailure('No worker has tried the template within a minute: is one running?', 1);
    await sleep(betweenLooksMs);
  }
}
