import { ApiError } from '../api/errors.ts';
import type { Template, TemplateVersion } from '../api/template-shelf.ts';
import type { IncomingMessage } from './message.ts';
import { bareAddress } from './recipient-fate.ts';
import { problemWithValues } from './template-variables.ts';

/** What a message is checked against. */
export interface MessageRules {
  readonly findTemplate: (idOrAlias: string) => Template | undefined;
  /** Null: every domain counts as verified. */
  readonly isVerifiedDomain: (domain: string) => boolean;
  readonly inBatch: boolean;
}

const ADDRESS = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+\.[^\s@<>(),;:"\\[\]]+$/;
const TAG_WORD = /^[A-Za-z0-9_-]{1,256}$/;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Line breaks and NUL: what header injection needs. */
const BREAKS = ['\r', '\n', '\0'];
const REFUSED_DOMAINS = new Set(['example.com', 'test.com']);
const MAX_RECIPIENTS = 50;

/**
 * The provider's rules for one message, by hand and without copies: this runs for every recipient of a campaign.
 * Throws ApiError (422 mostly, 403 for an unverified sender, 404 for an unknown template).
 */
export function checkMessage(raw: unknown, rules: MessageRules): asserts raw is IncomingMessage {
  if (!isRecord(raw)) throw invalid('Each email must be an object.');
  const version = checkTemplate(raw.template, rules);
  checkSender(raw.from ?? version?.from, rules);
  checkRecipients('to', raw.to, true);
  if (raw.cc !== undefined) checkRecipients('cc', raw.cc, false);
  if (raw.bcc !== undefined) checkRecipients('bcc', raw.bcc, false);
  if (raw.reply_to !== undefined) checkRecipients('reply_to', raw.reply_to, false);
  checkContent(raw, version);
  if (raw.headers !== undefined) checkHeaders(raw.headers);
  if (raw.tags !== undefined) checkTags(raw.tags);
  if (raw.attachments !== undefined && rules.inBatch)
    throw invalid('The `attachments` field is not supported in batches.');
  if (raw.scheduled_at !== undefined)
    throw new ApiError('invalid_parameter', 'The sandbox does not schedule: leave `scheduled_at` out.');
}

function checkTemplate(raw: unknown, rules: MessageRules): TemplateVersion | null {
  if (raw === undefined || raw === null) return null;
  if (!isRecord(raw) || typeof raw.id !== 'string') throw missing('template.id');
  const template = rules.findTemplate(raw.id);
  if (template === undefined) throw new ApiError('not_found', 'Template not found');
  if (template.published === null) throw invalid('The template is not published.');
  const values = raw.variables ?? {};
  if (!isRecord(values)) throw invalid('The `template.variables` field must be an object.');
  const problem = problemWithValues(template.published.variables, values);
  if (problem !== null) throw invalid(problem);
  return template.published;
}

function checkSender(from: unknown, rules: MessageRules): void {
  if (from === undefined || from === '') throw missing('from');
  if (typeof from !== 'string' || hasBreaks(from) || !ADDRESS.test(bareAddress(from)))
    throw new ApiError(
      'invalid_from_address',
      'Invalid `from` field. The email address needs to follow the `email@domain.tld` or `Name <email@domain.tld>` format.',
    );
  const domain = domainOf(from);
  if (!rules.isVerifiedDomain(domain))
    throw new ApiError('validation_error', `The ${domain} domain is not verified.`, { status: 403 });
}

function checkRecipients(field: string, value: unknown, required: boolean): void {
  if (value === undefined || value === '') throw missing(field);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (required && list.length === 0) throw missing(field);
  if (list.length > MAX_RECIPIENTS) throw invalid(`The \`${field}\` field takes at most 50 addresses.`);
  for (const address of list) {
    if (typeof address !== 'string' || hasBreaks(address) || !ADDRESS.test(bareAddress(address)))
      throw invalid(
        `Invalid \`${field}\` field. The email address needs to follow the \`email@domain.tld\` or \`Name <email@domain.tld>\` format.`,
      );
    if (REFUSED_DOMAINS.has(domainOf(address)))
      throw invalid(
        `Invalid \`${field}\` field. Please use our testing email addresses instead of domains like \`example.com\`.`,
      );
  }
}

function checkContent(raw: Record<string, unknown>, version: TemplateVersion | null): void {
  const { subject, html, text } = raw;
  if (subject === undefined ? version?.subject === undefined : subject === '') throw missing('subject');
  if (subject !== undefined && (typeof subject !== 'string' || hasBreaks(subject)))
    throw invalid('The `subject` field must be one line of text.');
  if (html !== undefined && typeof html !== 'string') throw invalid('The `html` field must be a string.');
  if (text !== undefined && typeof text !== 'string') throw invalid('The `text` field must be a string.');
  if (version !== null && (html !== undefined || text !== undefined))
    throw invalid('The `template` field can not be combined with `html` or `text`.');
  if (version === null && html === undefined && text === undefined)
    throw new ApiError('missing_required_field', 'Missing `html` or `text` field.');
}

function checkHeaders(raw: unknown): void {
  if (!isRecord(raw)) throw invalid('The `headers` field must be an object.');
  for (const name in raw) {
    const value = raw[name];
    if (!HEADER_NAME.test(name) || typeof value !== 'string' || hasBreaks(value))
      throw invalid(`Invalid \`headers\` field: \`${name.slice(0, 60)}\` is not a valid header.`);
  }
}

function checkTags(raw: unknown): void {
  if (!Array.isArray(raw)) throw invalid('The `tags` field must be an array.');
  for (const tag of raw as readonly unknown[]) {
    if (!isRecord(tag) || !isTagWord(tag.name) || !isTagWord(tag.value))
      throw invalid('Tags should only contain ASCII letters, numbers, underscores, or dashes (at most 256).');
  }
}

function isTagWord(value: unknown): boolean {
  return typeof value === 'string' && TAG_WORD.test(value);
}

function hasBreaks(value: string): boolean {
  return BREAKS.some((mark) => value.includes(mark));
}

function domainOf(address: string): string {
  const bare = bareAddress(address);
  return bare.slice(bare.lastIndexOf('@') + 1).toLowerCase();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(message: string): ApiError {
  return new ApiError('validation_error', message);
}

function missing(field: string): ApiError {
  return new ApiError('missing_required_field', `Missing \`${field}\` field.`);
}
