import config from '@payload-config';
import '@payloadcms/next/css';
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes';

import { writingHandler } from '../../../../rest/handlers.ts';
import { nameRequest } from '../../../../rest/name-request.ts';

export const GET = nameRequest(REST_GET(config));
export const POST = nameRequest(writingHandler(config, REST_POST(config)));
export const DELETE = nameRequest(writingHandler(config, REST_DELETE(config)));
export const PATCH = nameRequest(writingHandler(config, REST_PATCH(config)));
export const PUT = nameRequest(writingHandler(config, REST_PUT(config)));
export const OPTIONS = REST_OPTIONS(config);
