import type { PaperMetadata } from '@masthead/importer';
import { makeAskWeb } from '@masthead/links';
import type { Payload } from 'payload';
import { env } from '../../env.ts';
import { databaseOf } from '../../read-model.ts';
import { type LookUp, makeLookUp, type PaperId } from './look-up.ts';
import { type Kept, makePoliteLookUp, TooManyWaiting } from './polite-look-up.ts';

/**
 * What came of asking: `unknown` to the registry; `off` where this installation asks nobody outside; `busy` when too
 * many of the desk's own questions wait; `unreachable` when nobody answered, or answered something else.
 */
export type MetadataAnswer =
  | { readonly state: 'found'; readonly paper: PaperMetadata }
  | { readonly state: 'unknown' | 'off' | 'busy' | 'unreachable' };

/** What the registries know of a paper. Waits for them; the desk asks beside what an editor does, never before it. */
export async function paperMetadata(payload: Payload, paper: PaperId): Promise<MetadataAnswer> {
  if (env().OUTBOUND_LOOKUPS !== 'on') return { state: 'off' };
  try {
    const found = await politeLookUp(payload)(paper);
    return found === null ? { state: 'unknown' } : { state: 'found', paper: found };
  } catch (error) {
    if (error instanceof TooManyWaiting) return { state: 'busy' };
    payload.logger.info({ err: error, registry: paper.registry, msg: 'a registry could not be asked' });
    return { state: 'unreachable' };
  }
}

type Row = Kept & { readonly _id: string };

/** One a process: the pauses between questions are counted in it. */
let shared: LookUp | null = null;

function politeLookUp(payload: Payload): LookUp {
  const rows = databaseOf(payload).collection<Row>('paperMetadata');
  shared ??= makePoliteLookUp({
    lookUp: makeLookUp(makeAskWeb()),
    now: () => new Date(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    shelf: {
      get: (key) => rows.findOne({ _id: key }),
      put: async (key, kept) => {
        await rows.updateOne({ _id: key }, { $set: { ...kept } }, { upsert: true });
      },
    },
  });
  return shared;
}
