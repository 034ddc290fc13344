import type { ProviderErrorName } from '../ports/transport.ts';
import { providerErrorNames } from '../ports/transport.ts';
import { type ProviderFailure, toOutcome } from './errors.ts';

const failure = (
  status: number | null,
  name: string,
  retryAfterMs: number | null = null,
): ProviderFailure => ({
  status,
  name,
  message: 'm',
  retryAfterMs,
});

describe("the provider's errors", () => {
  it.each<[number | null, string, string]>([
    [400, 'invalid_idempotency_key', 'refused bug'],
    [400, 'validation_error', 'refused bug'],
    [401, 'missing_api_key', 'refused access'],
    [401, 'restricted_api_key', 'refused access'],
    [403, 'invalid_api_key', 'refused access'],
    [403, 'suspended_api_key', 'refused access'],
    [403, 'validation_error', 'refused access'],
    [403, 'security_error', 'refused access'],
    [404, 'not_found', 'refused bug'],
    [405, 'method_not_allowed', 'refused bug'],
    [409, 'concurrent_idempotent_requests', 'inDoubt concurrent'],
    [409, 'invalid_idempotent_request', 'inDoubt key-taken'],
    [422, 'validation_error', 'refused invalid'],
    [422, 'invalid_parameter', 'refused invalid'],
    [422, 'missing_required_field', 'refused invalid'],
    [422, 'invalid_from_address', 'refused invalid'],
    [429, 'rate_limit_exceeded', 'retryAfter'],
    [429, 'daily_quota_exceeded', 'refused quota'],
    [429, 'monthly_quota_exceeded', 'refused quota'],
    [429, 'a_name_of_tomorrow', 'retryAfter'],
    [500, 'application_error', 'inDoubt server-error'],
    [500, 'rate_limit_exceeded', 'inDoubt server-error'],
    [503, 'service_unavailable', 'inDoubt server-error'],
    [502, '', 'inDoubt server-error'],
    [408, '', 'inDoubt no-answer'],
    [302, '', 'inDoubt unreadable-answer'],
    [null, 'application_error', 'inDoubt no-answer'],
    [418, 'a_name_of_tomorrow', 'refused bug'],
  ])('%s %s → %s', (status, name, expected) => {
    const outcome = toOutcome(failure(status, name));
    const words =
      outcome.kind === 'refused'
        ? `refused ${outcome.refusal}`
        : outcome.kind === 'inDoubt'
          ? `inDoubt ${outcome.why}`
          : outcome.kind;
    expect(words).toBe(expected);
  });

  it('never calls a missing answer or a 5xx a refusal, whatever name comes with it', () => {
    const names: readonly (ProviderErrorName | '')[] = [...providerErrorNames, ''];
    for (const name of names) {
      for (const status of [null, Number.NaN, 500, 502, 503, 504, 599])
        expect(toOutcome(failure(status, name)).kind).toBe('inDoubt');
    }
  });

  it('waits as long as it is told', () => {
    expect(toOutcome(failure(429, 'rate_limit_exceeded', 7000))).toEqual({ kind: 'retryAfter', ms: 7000 });
  });
});
