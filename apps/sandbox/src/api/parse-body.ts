import type { z } from 'zod';
import { parseJson } from './accept-call.ts';
import { ApiError } from './errors.ts';

/** Parses a body at the door; a missing field is told as the provider tells it. Throws ApiError (400, 422). */
export function parseBody<T extends z.ZodType>(schema: T, body: Buffer): z.output<T> {
  const result = schema.safeParse(parseJson(body));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  if (issue?.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined'))
    throw new ApiError('missing_required_field', `Missing \`${field}\` field.`);
  throw new ApiError('validation_error', `Invalid \`${field}\` field. ${issue?.message ?? ''}`.trim());
}
