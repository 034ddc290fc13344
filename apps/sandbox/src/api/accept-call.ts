import { createHash } from 'node:crypto';
import type { VirtualClock } from '../clock.ts';
import type { Quota } from '../limits/quota.ts';
import { checkMessage, type MessageRules } from '../mail/check-message.ts';
import { type IncomingMessage, type LoggedMessage, listOf } from '../mail/message.ts';
import { fateOf } from '../mail/recipient-fate.ts';
import type { CallPath, LoggedCall, MailStore } from '../store/mail-store.ts';
import { ApiError } from './errors.ts';
import type { IdempotencyMemory } from './idempotency.ts';
import type { SuppressionList } from './suppression-list.ts';
import type { TemplateShelf } from './template-shelf.ts';

export interface AcceptParts {
  readonly clock: VirtualClock;
  readonly wallClock: () => number;
  readonly store: MailStore;
  readonly idempotency: IdempotencyMemory;
  readonly quota: Quota;
  readonly templates: TemplateShelf;
  readonly suppressions: SuppressionList;
  readonly isVerifiedDomain: (domain: string) => boolean;
  readonly eventsOn: boolean;
  /** Runs once for each newly accepted call, on disk already, before it is answered. */
  readonly onAccepted: (call: LoggedCall, messages: readonly IncomingMessage[]) => Promise<void>;
}

export interface SendRequest {
  readonly path: CallPath;
  readonly body: Buffer;
  readonly key: string | undefined;
  readonly permissive: boolean;
  readonly textRaw: boolean;
  /** A fault: how long the provider thinks before it accepts. */
  readonly delayMs: number;
}

const MAX_BATCH = 100;

/**
 * POST /emails and POST /emails/batch: checks, writes the log, and only then answers (the JSON body of a 200).
 * The same Idempotency-Key with the same body gets the first answer again. Throws ApiError; nothing is sent then.
 */
export async function acceptCall(parts: AcceptParts, request: SendRequest): Promise<string> {
  const hash = createHash('sha256').update(request.body).digest('hex');
  const { key } = request;
  if (key !== undefined) {
    const known = parts.idempotency.claim(key, hash, parts.clock.now());
    if (known !== null) {
      const call = await parts.store.readCall(known);
      if (call === null) throw new ApiError('application_error', 'The first answer can not be read.');
      return answerOf(call, request.permissive);
    }
  }
  try {
    if (request.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, request.delayMs));
    const { call, messages } = await writeCall(parts, request, hash);
    if (key !== undefined) parts.idempotency.settle(key, hash, call.call, call.at);
    await parts.onAccepted(call, messages);
    return answerOf(call, request.permissive);
  } catch (error) {
    if (key !== undefined) parts.idempotency.abandon(key);
    throw error;
  }
}

async function writeCall(
  parts: AcceptParts,
  request: SendRequest,
  hash: string,
): Promise<{ call: LoggedCall; messages: readonly IncomingMessage[] }> {
  const { accepted, errors } = checkAll(parts, request);
  const at = parts.clock.now();
  parts.quota.check(accepted.length, at);
  parts.quota.use(accepted.length, at);
  const versions = templateVersions(parts.templates, accepted);
  try {
    const call = await parts.store.add(
      {
        at,
        path: request.path,
        key: request.key ?? null,
        hash,
        messages: accepted.map((message) => logEntry(parts.suppressions, message)),
        ...(errors.length > 0 ? { errors } : {}),
        ...(versions === null ? {} : { templates: versions }),
        ...(request.textRaw ? { textRaw: true as const } : {}),
        ...(parts.eventsOn ? { events: true as const } : {}),
      },
      parts.wallClock(),
      request.body,
      accepted,
    );
    return { call, messages: accepted };
  } catch (error) {
    parts.quota.giveBack(accepted.length);
    throw error;
  }
}

function checkAll(
  parts: AcceptParts,
  request: SendRequest,
): { accepted: readonly IncomingMessage[]; errors: { index: number; message: string }[] } {
  const parsed = parseJson(request.body);
  const inBatch = request.path === '/emails/batch';
  const rules: MessageRules = {
    findTemplate: (id) => parts.templates.find(id),
    isVerifiedDomain: parts.isVerifiedDomain,
    inBatch,
  };
  if (!inBatch) {
    checkMessage(parsed, rules);
    return { accepted: [parsed], errors: [] };
  }
  if (!Array.isArray(parsed)) throw new ApiError('validation_error', 'The body must be an array of emails.');
  if (parsed.length < 1 || parsed.length > MAX_BATCH)
    throw new ApiError('validation_error', 'A batch takes between 1 and 100 emails.');
  const accepted: IncomingMessage[] = [];
  const errors: { index: number; message: string }[] = [];
  parsed.forEach((raw: unknown, index) => {
    try {
      checkMessage(raw, rules);
      accepted.push(raw);
    } catch (error) {
      if (!request.permissive || !(error instanceof ApiError)) throw error;
      errors.push({ index, message: error.message });
    }
  });
  return { accepted, errors };
}

function logEntry(suppressions: SuppressionList, message: IncomingMessage): Omit<LoggedMessage, 'id'> {
  const to = listOf(message.to);
  const tags: Record<string, string> = {};
  for (const { name, value } of message.tags ?? []) tags[name] = value;
  const fate = fateOf(to[0] ?? '', (address) => suppressions.has(address));
  return fate === 'delivered' ? { to, tags } : { to, tags, fate };
}

function templateVersions(
  templates: TemplateShelf,
  messages: readonly IncomingMessage[],
): Record<string, string> | null {
  const versions: Record<string, string> = {};
  for (const { template } of messages) {
    if (template === undefined || versions[template.id] !== undefined) continue;
    const id = templates.find(template.id)?.published?.id;
    if (id !== undefined) versions[template.id] = id;
  }
  return Object.keys(versions).length === 0 ? null : versions;
}

function answerOf(call: LoggedCall, permissive: boolean): string {
  if (call.path === '/emails') return `{"id":"${call.messages[0]?.id ?? ''}"}`;
  const data = `"data":[${call.messages.map(({ id }) => `{"id":"${id}"}`).join(',')}]`;
  return permissive || call.errors !== undefined
    ? `{${data},"errors":${JSON.stringify(call.errors ?? [])}}`
    : `{${data}}`;
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ApiError('validation_error', 'The request body is not valid JSON.', { status: 400 });
  }
}
