import { describe, expect, it } from '@jest/globals';
import type { Log } from '../ports/index.ts';
import { makeMaintenance } from './reconcile.ts';

function open(chores: Parameters<typeof makeMaintenance>[0]['chores'], settleUnknown = async () => 0) {
  const told: unknown[] = [];
  const note = (context: object) => told.push(context);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const maintenance = makeMaintenance({
    batches: { settleUnknown },
    leases: { acquire: async () => true, release: async () => undefined },
    owner: 'me',
    leaseMs: 1_000,
    chores,
    log,
  });
  return { maintenance, told };
}

describe('the maintenance', () => {
  it('names a chore that fails and does all the others', async () => {
    const error = new Error('control characters in subject');
    const ran: string[] = [];
    const { maintenance, told } = open(
      [
        {
          name: 'notices',
          runDue: async () => {
            throw error;
          },
        },
        {
          name: 'reputation',
          runDue: async () => {
            ran.push('reputation');
            return 2;
          },
        },
      ],
      async () => {
        throw error;
      },
    );
    expect(await maintenance.runDue()).toBe(2);
    expect(ran).toEqual(['reputation']);
    expect(told).toEqual([
      { err: error, chore: 'batches in doubt' },
      { err: error, chore: 'notices' },
    ]);
  });

  it('told to stop ends with the chore in hand, and that one hears of it', async () => {
    const ran: string[] = [];
    const { maintenance } = open([
      {
        name: 'first',
        runDue: async () => {
          ran.push('first');
          maintenance.halt?.();
          return 1;
        },
        halt: () => ran.push('first halts'),
      },
      { name: 'second', runDue: async () => ran.push('second') },
    ]);
    expect(await maintenance.runDue()).toBe(1);
    expect(await maintenance.runDue()).toBe(0);
    expect(ran).toEqual(['first', 'first halts']);
  });
});
