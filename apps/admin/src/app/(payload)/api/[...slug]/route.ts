import config from '@payload-config';
import '@payloadcms/next/css';
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes';
import { getPayload } from 'payload';

import { reactToSave } from '../../../../features/react-to-save.ts';
import { afterSave } from '../../../../rest/after-save.ts';
import { retryTransient } from '../../../../rest/retry-transient.ts';

type Handler = ReturnType<typeof REST_POST>;
const payload = () => getPayload({ config });
const saving = (handler: Handler) => afterSave(retryTransient(handler), payload, reactToSave);

export const GET = REST_GET(config);
export const POST = saving(REST_POST(config));
export const DELETE = retryTransient(REST_DELETE(config));
export const PATCH = saving(REST_PATCH(config));
export const PUT = retryTransient(REST_PUT(config));
export const OPTIONS = REST_OPTIONS(config);
