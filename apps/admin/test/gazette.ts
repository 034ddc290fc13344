import { expect } from '@jest/globals';
import { type Desk, openDesk } from './open-desk.ts';

/** A newsletter as the desk's form sends it, all but its name and slug. */
export const gazette = {
  sender: { name: 'Gazette', address: 'desk@gazette.test' },
  postalAddress: '1 Ink Lane',
  language: 'en',
  timeZone: 'Europe/Berlin',
  slot: { weekday: 5, time: '09:00' },
};

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
