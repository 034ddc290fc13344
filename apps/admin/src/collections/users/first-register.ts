import type { Endpoint } from 'payload';

/**
 * Shuts Payload's `POST /api/users/first-register`, which is open to anybody while no user exists
 * (20 parallel calls once made 20 admins). Own endpoints of a collection are matched before Payload's.
 */
export const closedFirstRegister: Endpoint = {
  path: '/first-register',
  method: 'post',
  handler: () =>
    Response.json(
      {
        error: {
          code: 'closed',
          message: 'The first account is not made here.',
          help: 'Set ADMIN_EMAIL and ADMIN_PASSWORD and start the admin while no user exists.',
        },
      },
      { status: 404 },
    ),
};
