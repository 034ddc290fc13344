import config from '@payload-config';
import '@payloadcms/next/css';
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes';

import { retryTransient } from '../../../../rest/retry-transient.ts';

export const GET = REST_GET(config);
export const POST = retryTransient(REST_POST(config));
export const DELETE = retryTransient(REST_DELETE(config));
export const PATCH = retryTransient(REST_PATCH(config));
export const PUT = retryTransient(REST_PUT(config));
export const OPTIONS = REST_OPTIONS(config);
