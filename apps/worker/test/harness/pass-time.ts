import type { Database } from '@masthead/delivery/mongo';

type Expression = Readonly<Record<string, unknown>>;

const clocked = [
  'campaigns',
  'batches',
  'outbox',
  'leases',
  'providerEvents',
  'subscriptions',
  'suppressions',
] as const;

/**
 * So much time goes by for the ledger: everything that was, was so much longer ago, and what is due later is due sooner.
 * The clocks of MongoDB and of the workers stay the machine's; the workers' signs of life
 * stay, too, for they were up all the while. What a campaign froze stays as it is: it is bytes, no time.
 */
export async function ageLedger(database: Database, ms: number): Promise<void> {
  for (const name of clocked)
    await database.db.collection(name).updateMany({}, [{ $replaceWith: aged('$$ROOT', ms, 0) }]);
}

/** The document with every date in it, two levels deep, moved back. */
function aged(document: string, ms: number, depth: number): Expression {
  const field = `field${depth}`;
  const value = `$$${field}.v`;
  const isDate = { $eq: [{ $type: value }, 'date'] };
  const isNested = { $and: [{ $eq: [{ $type: value }, 'object'] }, { $ne: [`$$${field}.k`, 'frozen'] }] };
  const otherwise = depth === 0 ? { $cond: [isNested, aged(value, ms, 1), value] } : value;
  return {
    $arrayToObject: {
      $map: {
        input: { $objectToArray: document },
        as: field,
        in: { k: `$$${field}.k`, v: { $cond: [isDate, { $subtract: [value, ms] }, otherwise] } },
      },
    },
  };
}
