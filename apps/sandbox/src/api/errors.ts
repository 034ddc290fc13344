/** The provider's error vocabulary and the status each name comes with. Source: the provider's error reference. */
const STATUS = {
  invalid_idempotency_key: 400,
  validation_error: 422,
  missing_api_key: 401,
  restricted_api_key: 401,
  invalid_api_key: 403,
  suspended_api_key: 403,
  security_error: 403,
  not_found: 404,
  method_not_allowed: 405,
  invalid_idempotent_request: 409,
  concurrent_idempotent_requests: 409,
  invalid_attachment: 422,
  invalid_from_address: 422,
  invalid_parameter: 422,
  missing_required_field: 422,
  rate_limit_exceeded: 429,
  daily_quota_exceeded: 429,
  monthly_quota_exceeded: 429,
  application_error: 500,
  internal_server_error: 500,
  service_unavailable: 503,
} as const;

export type ErrorName = keyof typeof STATUS;

/** A refusal in the provider's shape. `status` differs from the name's usual one only for `validation_error` (400, 403, 422). */
export class ApiError extends Error {
  readonly code: ErrorName;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ErrorName,
    message: string,
    more: { status?: number; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.code = code;
    this.status = more.status ?? STATUS[code];
    this.headers = more.headers ?? {};
  }

  toJson(): string {
    return JSON.stringify({ statusCode: this.status, name: this.code, message: this.message });
  }
}
