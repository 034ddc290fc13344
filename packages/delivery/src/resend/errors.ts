import { assertNever } from '@masthead/domain';
import { type ProviderErrorName, providerErrorNames, type SubmitOutcome } from '../ports/transport.ts';

/** An answer that is no success, as the SDK or the wire gave it. `status` null: no answer at all. */
export interface ProviderFailure {
  readonly status: number | null;
  readonly name: string;
  readonly message: string;
  readonly retryAfterMs: number | null;
}

/** How long to wait when a 429 does not say. */
const defaultRetryMs = 1_000;
/** Another call with our key is under way: it is over within the provider's own time. */
type Failed = Exclude<SubmitOutcome, { readonly kind: 'accepted' }>;

/** The table of the provider's errors (reference: resend, "Errors"): by name where it is known, else by status. */
export function toOutcome(failure: ProviderFailure): Failed {
  const { status, message, retryAfterMs } = failure;
  if (status === null || !Number.isInteger(status)) return { kind: 'inDoubt', why: 'no-answer' };
  if (status >= 500) return { kind: 'inDoubt', why: 'server-error' };
  // Neither success nor failure in the provider's own words: a proxy spoke, and what it did with our call is unknown.
  if (status < 400) return { kind: 'inDoubt', why: 'unreadable-answer' };
  const code = nameOf(failure.name);
  const refused = (refusal: 'invalid' | 'quota' | 'access' | 'bug'): Failed => ({
    kind: 'refused',
    refusal,
    code,
    message,
    retryAfterMs,
  });
  switch (code) {
    case 'rate_limit_exceeded':
      return { kind: 'retryAfter', ms: retryAfterMs ?? defaultRetryMs };
    case 'daily_quota_exceeded':
    case 'monthly_quota_exceeded':
      return refused('quota');
    case 'concurrent_idempotent_requests':
      return { kind: 'inDoubt', why: 'concurrent' };
    case 'invalid_idempotent_request':
      return { kind: 'inDoubt', why: 'key-taken' };
    case 'missing_api_key':
    case 'restricted_api_key':
    case 'invalid_api_key':
    case 'suspended_api_key':
    case 'invalid_permission':
    case 'invalid_access':
    case 'security_error':
      return refused('access');
    case 'invalid_idempotency_key':
    case 'not_found':
    case 'method_not_allowed':
      return refused('bug');
    case 'application_error':
    case 'internal_server_error':
    case 'service_unavailable':
      return { kind: 'inDoubt', why: 'server-error' };
    case 'validation_error':
    case 'invalid_attachment':
    case 'invalid_from_address':
    case 'invalid_parameter':
    case 'invalid_region':
    case 'missing_required_field':
    case 'unknown_error':
      return refusedByStatus(status, refused, retryAfterMs);
    default:
      return assertNever(code);
  }
}

function refusedByStatus(
  status: number,
  refused: (refusal: 'invalid' | 'quota' | 'access' | 'bug') => Failed,
  retryAfterMs: number | null,
): Failed {
  if (status === 401 || status === 403) return refused('access');
  if (status === 422) return refused('invalid');
  if (status === 429) return { kind: 'retryAfter', ms: retryAfterMs ?? defaultRetryMs };
  // 408: the provider gave up waiting for us; what it did with the part it had is not ours to guess.
  if (status === 408) return { kind: 'inDoubt', why: 'no-answer' };
  if (status === 409) return { kind: 'inDoubt', why: 'concurrent' };
  return refused('bug');
}

function nameOf(name: string): ProviderErrorName {
  return (providerErrorNames as readonly string[]).includes(name)
    ? (name as ProviderErrorName)
    : 'unknown_error';
}
