import type { TemplateShelf, TemplateVersion } from '../api/template-shelf.ts';
import type { LoggedCall } from '../store/mail-store.ts';
import { type Envelope, type IncomingMessage, listOf, type RenderedMessage } from './message.ts';
import { fillIn } from './template-variables.ts';

/** One accepted message as its reader would see it. `incoming` is missing when a crash lost what it said. */
export function renderMessage(
  logged: LoggedCall,
  incoming: IncomingMessage | undefined,
  index: number,
  templates: TemplateShelf,
): RenderedMessage | null {
  const envelope = envelopeOf(logged, incoming, index, templates);
  if (envelope === null) return null;
  const version = versionOf(logged, incoming, templates);
  const text = incoming?.text ?? version?.text;
  return {
    ...envelope,
    html: fill(incoming?.html ?? version?.html, version, incoming),
    text: logged.textRaw === true ? (text ?? null) : fill(text, version, incoming),
  };
}

/** The same without its body, for lists and events. Null when the call holds no such message. */
export function envelopeOf(
  logged: LoggedCall,
  incoming: IncomingMessage | undefined,
  index: number,
  templates: TemplateShelf,
): Envelope | null {
  const entry = logged.messages[index];
  if (entry === undefined) return null;
  const version = versionOf(logged, incoming, templates);
  const subject = fill(incoming?.subject ?? version?.subject, version, incoming);
  return {
    id: entry.id,
    to: entry.to,
    tags: entry.tags,
    fate: entry.fate ?? 'delivered',
    at: logged.at,
    from: incoming?.from ?? version?.from ?? '',
    subject: subject ?? (incoming === undefined ? '(content lost in a crash)' : ''),
    cc: listOf(incoming?.cc),
    bcc: listOf(incoming?.bcc),
    replyTo: listOf(incoming?.reply_to),
    headers: incoming?.headers ?? {},
    templateId: incoming?.template?.id ?? null,
  };
}

function versionOf(
  logged: LoggedCall,
  incoming: IncomingMessage | undefined,
  templates: TemplateShelf,
): TemplateVersion | undefined {
  const id = logged.templates?.[incoming?.template?.id ?? ''];
  return id === undefined ? undefined : templates.version(id);
}

function fill(
  part: string | undefined,
  version: TemplateVersion | undefined,
  incoming: IncomingMessage | undefined,
): string | null {
  if (part === undefined) return null;
  return version === undefined ? part : fillIn(part, version.variables, incoming?.template?.variables ?? {});
}
