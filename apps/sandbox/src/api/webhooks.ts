import { ApiError } from './errors.ts';
import { apiTime } from './paginate.ts';
import type { ApiRoute } from './route.ts';

const id = '00000000-0000-4000-8000-000000000002';

/** The account's one webhook, as far as `masthead doctor` looks at it: it comes from the environment and is told of everything. */
export const webhookRoutes: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/webhooks',
    run: ({ desk }) => ({
      object: 'list',
      has_more: false,
      data: desk.webhook === null ? [] : [listed(desk.webhook.endpoint)],
    }),
  },
  {
    method: 'GET',
    path: '/webhooks/:id',
    run: ({ desk, id: asked }) => {
      if (desk.webhook === null || asked !== id) throw new ApiError('not_found', 'Webhook not found');
      return { object: 'webhook', ...listed(desk.webhook.endpoint), signing_secret: desk.webhook.secret };
    },
  },
];

function listed(endpoint: string) {
  return { id, endpoint, events: null, status: 'enabled', created_at: apiTime(0) };
}
