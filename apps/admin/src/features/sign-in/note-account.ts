import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
} from 'payload';
import { actorOf } from '../../access/roles.ts';
import type { User } from '../../payload-types.ts';
import { recordAct } from '../audit/desk-log.ts';
import type { logged } from '../audit/log-shape.ts';
import { sessionOf } from '../with-transaction.ts';
import { networkOf } from './caller.ts';

type AccountAct = (typeof logged.Accounts)[number];

/** A save that sets a password: afterwards nothing tells it from any other. */
const SETS_PASSWORD = 'setsPassword';

export const markPassword: CollectionBeforeChangeHook<User> = ({ context, data, operation }) => {
  if (operation === 'update' && typeof data.password === 'string' && data.password !== '')
    context[SETS_PASSWORD] = true;
  return data;
};

/** Writes down that an account was made, and what of it was changed that opens or shuts a door. */
export const noteAccount: CollectionAfterChangeHook<User> = async ({
  context,
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation === 'create') {
    await write(req, 'account made', `${nameOf(doc)}, ${doc.role}`);
    return doc;
  }
  if (previousDoc.role !== doc.role)
    await write(req, 'role changed', `${nameOf(doc)}, from ${previousDoc.role} to ${doc.role}`);
  if (previousDoc.email !== doc.email) await write(req, 'address changed', nameOf(doc));
  if (context[SETS_PASSWORD] === true) await write(req, 'password set', nameOf(doc));
  return doc;
};

export const noteRemoval: CollectionAfterDeleteHook<User> = async ({ doc, req }) => {
  await write(req, 'account removed', `${nameOf(doc)}, ${doc.role}`);
};

/** With the change or not at all: a save may be taken back and repeated. */
async function write(req: PayloadRequest, act: AccountAct, detail: string): Promise<void> {
  const by = actorOf(req);
  const network = by === null ? null : networkOf(req.headers);
  await recordAct(req.payload, { act, by, network, detail }, await sessionOf(req));
}

function nameOf({ id, name }: Pick<User, 'id' | 'name'>): string {
  return `${name ?? ''} (account ${id})`.trim();
}
