import { expect } from '@jest/globals';
import { gazette } from './gazette-form.ts';
import { type Desk, openDesk } from './open-desk.ts';

/** A desk with one newsletter, the Gazette, which `fields` may make different. */
export async function openGazette(fields: object = {}): Promise<Desk> {
  const desk = await openDesk();
  const { status } = await desk.ask('admin', 'POST', '/api/newsletters', {
    name: 'Gazette',
    slug: 'gazette',
    ...gazette,
    ...fields,
  });
  expect(status).toBe(201);
  return desk;
}
