import { setTimeout as sleep } from 'node:timers/promises';
import { formatMailbox } from '../outbox/mailbox.ts';
import type {
  DueProcessor,
  Failpoint,
  LeaseStore,
  Log,
  MailTransport,
  OutgoingBatch,
  Pacer,
  ProofAsked,
  SettingStore,
  TemplateProof,
} from '../ports/index.ts';
import { conformanceExpected, conformanceMail, conformanceMessage } from './conformance-mail.ts';
import { askedKey, proofKey } from './proof-verbs.ts';

export interface ProofParts {
  readonly settings: SettingStore;
  readonly leases: LeaseStore;
  readonly transport: Pick<
    MailTransport,
    'account' | 'prepare' | 'publishTemplate' | 'deleteTemplate' | 'retrieve'
  >;
  readonly pacer: Pacer;
  readonly sender: { readonly name: string; readonly address: string };
  readonly environmentId: string;
  readonly owner: string;
  /** Fires when the worker has to go. */
  readonly signal: AbortSignal;
  readonly clock: () => Date;
  readonly failpoint: Failpoint;
  readonly log: Log;
}

/** A provider needs a moment to render what it took. */
const looks = 6;
const betweenLooksMs = 1_000;
/** A call that hangs takes half a minute: these end within the lease. */
const handOvers = 3;
const leaseMs = 120_000;

/**
 * Proves, when somebody asked for it, that a mail handed over by template arrives as the same bytes as one handed over
 * inline: publishes a conformance template, reads it back, sends one mail with it and reads that mail back.
 */
export function makeProveTemplate(parts: ProofParts): DueProcessor {
  let running: Promise<number> | undefined;
  return {
    // Kicks overlap, and a lease keeps other processes out, not this one: two at once would send two bodies under one key.
    runDue() {
      running ??= proveIfAsked(parts).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

async function proveIfAsked(parts: ProofParts): Promise<number> {
  const { leases, log, owner, settings, signal, transport } = parts;
  const asked = (await settings.get(askedKey)) as ProofAsked | null;
  const last = (await settings.get(proofKey)) as TemplateProof | null;
  if (asked === null || asked === undefined) return 0;
  const isAnswered = last?.requestId === asked.id;
  if (isAnswered && last.templateKept !== true) return 0;
  if (!(await leases.acquire('template-proof', owner, leaseMs))) return 0;
  if (isAnswered) return tidy(parts, last);
  const seen = await prove(parts, asked).finally(async () => {
    if (signal.aborted) await leases.release('template-proof', owner);
  });
  // Broken off it proves nothing: another worker begins anew.
  if (signal.aborted && seen.outcome !== 'proved') return 0;
  const proof = {
    ...seen,
    requestId: asked.id,
    account: transport.account,
    to: asked.to,
    at: parts.clock(),
  };
  // Before the template goes: the mail's key stands for its id, and a second one would prove nothing.
  await settings.set(proofKey, { ...proof, templateKept: true } satisfies TemplateProof);
  parts.failpoint('proof.after-record');
  log.info({ outcome: seen.outcome, why: seen.why }, 'hand-over by template was checked');
  return tidy(parts, proof);
}

type Seen = Pick<TemplateProof, 'outcome' | 'why'>;

/** Deletes the template, whatever came of it, one that came back different included. */
async function tidy(
  { failpoint, settings, signal, transport }: ProofParts,
  { templateKept: _, ...proof }: TemplateProof,
): Promise<number> {
  // No turn is waited for any more: the next worker finds that it still lies there.
  if (signal.aborted) return 1;
  await transport.deleteTemplate(templateName(proof.requestId));
  failpoint('proof.after-delete');
  await settings.set(proofKey, proof satisfies TemplateProof);
  return 1;
}

function templateName(requestId: string): string {
  return `masthead-conformance-${requestId}`;
}

async function prove(parts: ProofParts, { id, to }: ProofAsked): Promise<Seen> {
  const { environmentId, failpoint, sender, transport } = parts;
  const mail = conformanceMail(formatMailbox(sender));
  const published = await transport.publishTemplate(templateName(id), mail);
  failpoint('proof.after-publish');
  if (published.kind === 'unfit') return { outcome: 'unfit', why: published.why };
  if (published.kind !== 'published') return refused('the template was not published', published);
  const { templateId } = published;
  const message = conformanceMessage(to);
  const batch = transport.prepare({ ...mail, handOver: { mode: 'template', templateId } })([message]);
  const sent = await submit(parts, batch, `masthead/${environmentId}/proof/${id}`);
  failpoint('proof.after-call');
  if (sent === null) return { outcome: 'refused', why: 'no turn was free within half a minute' };
  if (sent.kind !== 'accepted') return refused('the mail was not taken', sent);
  return await compare(parts, sent.ids[0] ?? '', conformanceExpected(mail, message));
}

/** What is in doubt is handed over again under the same key, as mails are: whatever became of it, it is one mail. Null: no turn. */
async function submit({ pacer, signal }: ProofParts, batch: OutgoingBatch, idempotencyKey: string) {
  for (let attempt = 1; ; attempt += 1) {
    const turn = await pacer.take('single', { maxWaitMs: 30_000, signal });
    if (turn === null) return null;
    const sent = await batch.submit({ idempotencyKey, validation: 'strict' }).finally(() => turn.answered());
    if (sent.kind !== 'inDoubt' || attempt === handOvers || signal.aborted) return sent;
    await sleep(betweenLooksMs, undefined, { signal }).catch(() => undefined);
  }
}

async function compare(
  { signal, transport }: ProofParts,
  mailId: string,
  expected: { readonly subject: string; readonly html: string; readonly text: string },
): Promise<Seen> {
  for (let look = 1; ; look += 1) {
    const back = await transport.retrieve(mailId);
    if (back !== null && (back.html ?? '') !== '') {
      const differs = (['subject', 'html', 'text'] as const).filter((part) => back[part] !== expected[part]);
      if (differs.length === 0)
        return {
          outcome: 'proved',
          why: 'template and mail came back byte for byte: subject, HTML and text',
        };
      return { outcome: 'unfit', why: `the mail that arrived differs from ours in ${differs.join(' and ')}` };
    }
    if (look === looks || signal.aborted)
      return { outcome: 'refused', why: 'the mail could not be read back' };
    await sleep(betweenLooksMs, undefined, { signal }).catch(() => undefined);
  }
}

function refused(what: string, answer: { readonly kind: string; readonly code?: string }): Seen {
  return { outcome: 'refused', why: `${what} (${answer.code ?? answer.kind})` };
}
