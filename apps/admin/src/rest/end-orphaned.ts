import type { Payload } from 'payload';

/** Longer than a look at all operations takes: what began while it looked is nobody's orphan. */
const QUIET_MICROS = 500_000;

interface Operation {
  readonly connectionId?: number;
  readonly lsid?: { readonly id: unknown };
  readonly transaction?: { readonly timeInactiveMicros?: number };
}

/**
 * Ends transactions whose connection is gone: a desk was killed while it saved. MongoDB itself would hold what they
 * wrote for up to a minute, and refuse every save of it (decision 0110). Of this desk's own database user alone; what
 * lives loses nothing, because a transaction that was ended writes nothing and is tried again.
 * @returns how many there were
 */
export async function endOrphaned(payload: Payload): Promise<number> {
  // Of one's own user both may be asked and done without a privilege ("$currentOp", "killSessions").
  const admin = payload.db.connection.getClient().db('admin');
  const operations = (await admin
    .aggregate([{ $currentOp: { idleConnections: true, idleSessions: true } }])
    .toArray()) as Operation[];
  const open = new Set(
    operations.filter(({ transaction }) => transaction === undefined).map(({ connectionId }) => connectionId),
  );
  const orphans = operations.flatMap(({ connectionId, lsid, transaction }) =>
    lsid !== undefined &&
    connectionId !== undefined &&
    !open.has(connectionId) &&
    (transaction?.timeInactiveMicros ?? 0) > QUIET_MICROS
      ? [{ id: lsid.id }]
      : [],
  );
  if (orphans.length === 0) return 0;
  await admin.command({ killSessions: orphans });
  payload.logger.warn({ count: orphans.length, msg: 'transactions of a desk that is gone were ended' });
  return orphans.length;
}
