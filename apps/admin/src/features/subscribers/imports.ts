import { Readable } from 'node:stream';
import { type ImportView, importFields, UnreadableFile } from '@masthead/delivery/ports';
import { HexId } from '@masthead/domain';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Actor } from '../../access/roles.ts';
import { delivery } from '../../delivery.ts';
import { DeskError } from '../desk-error.ts';

export const ImportPlanRequest = z.strictObject({
  newsletterId: HexId,
  mapping: z.partialRecord(z.enum(importFields), z.int().min(0).max(500)),
  consentSource: z.string().trim().min(3, 'Say how these people consented.').max(300),
  dryRun: z.boolean(),
});
export type ImportPlanRequest = z.infer<typeof ImportPlanRequest>;

/** Takes the file as the request's body, piece by piece. @throws DeskError when it is no CSV */
export async function uploadImport(req: PayloadRequest, actor: Actor): Promise<ImportView> {
  if (!/^text\/csv\b/i.test(req.headers.get('content-type') ?? ''))
    throw new DeskError(415, 'not-csv', 'The request is not CSV.', 'Send Content-Type: text/csv.');
  const { body } = req;
  if (body === null || body === undefined)
    throw new DeskError(400, 'empty', 'There is no file in the request.', 'Choose one and try again.');
  const { imports } = await delivery();
  const name = (req.searchParams.get('name') ?? 'list.csv').replace(/[^\p{L}\p{N} ._-]/gu, '').slice(0, 120);
  try {
    return await imports.upload({ name, actor: actor.email }, Readable.fromWeb(body as never));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new DeskError(422, 'unreadable', error.message, 'Nothing was imported.');
  }
}

export async function startImport(actor: Actor, id: string, plan: ImportPlanRequest): Promise<ImportView> {
  const { imports, desk } = await delivery();
  await importById(id);
  let started: boolean;
  try {
    started = await imports.start(id, plan as Parameters<typeof imports.start>[1]);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DeskError(422, 'mapping', error.message, 'Mend the columns and try again.');
  }
  if (!started)
    throw new DeskError(
      409,
      'under-way',
      'This file is being gone through, or is done.',
      'Look at its progress.',
    );
  if (!plan.dryRun)
    await desk.note('imported', { actor: actor.email, reason: `${plan.consentSource} (${id})` });
  return importById(id);
}

export async function cancelImport(id: string): Promise<{ readonly cancelled: boolean }> {
  const { imports } = await delivery();
  await importById(id);
  return { cancelled: await imports.cancel(id) };
}

/** @throws DeskError 404 */
export async function importById(id: string): Promise<ImportView> {
  const { imports } = await delivery();
  const view = /^[0-9a-f]{24}$/.test(id) ? await imports.get(id) : null;
  if (view !== null) return view;
  throw new DeskError(404, 'not-found', 'There is no such import.', 'It may be too old.');
}
