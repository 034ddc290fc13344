import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Db, type Filter, GridFSBucket, MongoBulkWriteError, ObjectId } from 'mongodb';
import { type Failpoint, noFailpoints } from '../ports/failpoints.ts';
import {
  type ClaimedImport,
  type ImportCounts,
  type ImportError,
  type ImportMapping,
  type ImportState,
  type ImportStore,
  type ImportView,
  importOutcomes,
} from '../ports/imports.ts';

export interface ImportDoc {
  readonly _id: ObjectId;
  readonly name: string;
  readonly state: ImportState;
  readonly newsletterId: string | null;
  readonly columns: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly delimiter: string;
  /** Where the first row begins, behind the headings. */
  readonly dataFrom: number;
  readonly mapping: ImportMapping;
  readonly consentSource: string | null;
  readonly bytes: number;
  readonly atByte: number;
  readonly atRow: number;
  readonly counts: ImportCounts;
  readonly failure: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly epoch: number;
  /** While somebody should go through it: when it may be claimed; for a claimed one the end of its lease. Server time. */
  readonly dueAt?: Date;
}

interface ErrorDoc extends ImportError {
  /** `<import>.<row>`: a chunk done again after a crash names the same. */
  readonly _id: string;
  readonly importId: ObjectId;
  /** Where it is an address of somebody: an erasure finds it by this. */
  readonly identity: string | null;
  readonly expiresAt: Date;
}

/** Somebody may still go through the file. */
const inUse: ReadonlySet<ImportState> = new Set(['uploaded', 'checking', 'checked', 'importing']);
const errorsKeptMs = 30 * 86_400_000;
const none = Object.fromEntries(importOutcomes.map((each) => [each, 0])) as Record<
  keyof ImportCounts,
  number
>;

/** Files lie in GridFS until they are gone through; what is written of them is one document and its errors. */
export function makeImportStore(db: Db, failpoint: Failpoint = noFailpoints): ImportStore {
  const rows = db.collection<ImportDoc>('imports');
  const errors = db.collection<ErrorDoc>('importErrors');
  const files = new GridFSBucket(db, { bucketName: 'importFiles', chunkSizeBytes: 1024 * 1024 });
  const dropFile = async (id: ObjectId) => {
    if ((await files.find({ _id: id }).toArray()).length > 0) await files.delete(id);
  };
  /** Of an upload or an end that a crash cut short: nobody goes through such a file, and nothing else would find it. */
  const dropLeftFiles = async (before: Date) => {
    let dropped = 0;
    for (const { _id } of await files.find({ uploadDate: { $lt: before } }).toArray()) {
      const row = await rows.findOne({ _id }, { projection: { state: 1 } });
      if (row !== null && inUse.has(row.state)) continue;
      await files.delete(_id);
      dropped += 1;
    }
    return dropped;
  };
  return {
    async keep({ name, actor, at, maxBytes }, content) {
      const _id = new ObjectId();
      let bytes = 0;
      const counted = async function* () {
        for await (const part of content) {
          bytes += part.byteLength;
          if (bytes > maxBytes) return;
          yield part;
        }
      };
      await pipeline(
        Readable.from(counted(), { objectMode: false }),
        files.openUploadStreamWithId(_id, `${_id.toHexString()}.csv`),
      );
      if (bytes > maxBytes) {
        await dropFile(_id);
        return 'too-large';
      }
      failpoint('upload.after-file');
      await rows.insertOne({
        _id,
        name,
        state: 'uploaded',
        newsletterId: null,
        columns: [],
        sample: [],
        delimiter: ',',
        dataFrom: 0,
        mapping: {},
        consentSource: null,
        bytes,
        atByte: 0,
        atRow: 0,
        counts: none,
        failure: null,
        createdBy: actor,
        createdAt: at,
        startedAt: null,
        finishedAt: null,
        epoch: 0,
      });
      return { id: _id.toHexString(), bytes };
    },

    async *read(id, fromByte) {
      const _id = new ObjectId(id);
      const { length } = (await files.find({ _id }).next()) ?? { length: 0 };
      if (fromByte >= length) return;
      yield* files.openDownloadStream(_id, { start: fromByte, end: length });
    },

    async describe(id, shape) {
      await rows.updateOne({ _id: new ObjectId(id) }, { $set: shape });
    },

    async start(id, { newsletterId, mapping, consentSource, dryRun }, at) {
      const from: ImportState[] = dryRun ? ['uploaded', 'checked'] : ['uploaded', 'checked'];
      const _id = new ObjectId(id);
      const { matchedCount } = await rows.updateOne({ _id, state: { $in: from } }, [
        {
          $set: {
            state: dryRun ? 'checking' : 'importing',
            newsletterId: { $literal: newsletterId },
            mapping: { $literal: mapping },
            consentSource: { $literal: consentSource.trim() },
            atByte: '$dataFrom',
            atRow: 0,
            counts: { $literal: none },
            failure: null,
            startedAt: at,
            finishedAt: null,
            epoch: { $add: ['$epoch', 1] },
            dueAt: '$$NOW',
          },
        },
      ]);
      failpoint('upload.after-start');
      if (matchedCount > 0) await errors.deleteMany({ importId: _id });
      return matchedCount > 0;
    },

    async cancel(id) {
      const _id = new ObjectId(id);
      const { matchedCount } = await rows.updateOne(
        { _id, state: { $in: ['uploaded', 'checking', 'checked', 'importing'] } },
        [
          { $set: { state: 'cancelled', finishedAt: '$$NOW', epoch: { $add: ['$epoch', 1] }, sample: [] } },
          { $unset: 'dueAt' },
        ],
      );
      failpoint('upload.after-cancel');
      if (matchedCount > 0) await dropFile(_id);
      return matchedCount > 0;
    },

    async claim(leaseMs) {
      const row = await rows.findOneAndUpdate(
        { dueAt: { $exists: true }, $expr: { $lte: ['$dueAt', '$$NOW'] } },
        [
          {
            $set: {
              epoch: { $add: ['$epoch', 1] },
              dueAt: { $add: ['$$NOW', leaseMs] },
              // A dry run remembers what it has seen, and has forgotten it when it is taken up by another.
              atByte: { $cond: [{ $eq: ['$state', 'checking'] }, '$dataFrom', '$atByte'] },
              atRow: { $cond: [{ $eq: ['$state', 'checking'] }, 0, '$atRow'] },
              counts: { $cond: [{ $eq: ['$state', 'checking'] }, { $literal: none }, '$counts'] },
            },
          },
        ],
        { sort: { dueAt: 1 }, returnDocument: 'after' },
      );
      return row === null ? null : toClaim(row);
    },

    async commit({ id, epoch }, { atByte, atRow, counts, leaseMs }) {
      const sums = Object.fromEntries(
        importOutcomes.map((each) => [`counts.${each}`, { $add: [`$counts.${each}`, counts[each]] }]),
      );
      const { matchedCount } = await rows.updateOne({ _id: new ObjectId(id), epoch }, [
        { $set: { atByte, atRow, ...sums, dueAt: { $add: ['$$NOW', leaseMs] } } },
      ]);
      return matchedCount > 0;
    },

    async release({ id, epoch }) {
      await rows.updateOne({ _id: new ObjectId(id), epoch }, [{ $set: { dueAt: '$$NOW' } }]);
    },

    async finish({ id, epoch, dryRun }, failure) {
      const _id = new ObjectId(id);
      const state: ImportState = failure !== null ? 'failed' : dryRun ? 'checked' : 'done';
      const { matchedCount } = await rows.updateOne({ _id, epoch }, [
        {
          $set: {
            state,
            failure: { $literal: failure },
            finishedAt: '$$NOW',
            epoch: { $add: ['$epoch', 1] },
            ...(state === 'checked' ? {} : { sample: [] }),
          },
        },
        { $unset: 'dueAt' },
      ]);
      failpoint('import.after-finish');
      if (matchedCount > 0 && state !== 'checked') await dropFile(_id);
      return matchedCount > 0;
    },

    async addErrors(id, found, at) {
      if (found.length === 0) return;
      const importId = new ObjectId(id);
      const expiresAt = new Date(at.getTime() + errorsKeptMs);
      const docs = found.map((error) => ({ _id: `${id}.${error.row}`, importId, ...error, expiresAt }));
      try {
        await errors.insertMany(docs, { ordered: false });
      } catch (error) {
        const known =
          error instanceof MongoBulkWriteError &&
          [error.writeErrors].flat().every(({ code }) => code === 11_000);
        if (!known) throw error;
      }
    },

    async *errors(id) {
      for await (const { row, code, cells } of errors
        .find({ importId: new ObjectId(id) })
        .sort({ importId: 1, row: 1 })) {
        yield { row, code, cells };
      }
    },

    async get(id) {
      const row = await rows.findOne({ _id: new ObjectId(id) });
      return row === null ? null : toView(row);
    },

    async list(limit) {
      // Ids made by two processes within a second do not say which came first.
      return (await rows.find().sort({ createdAt: -1, _id: -1 }).limit(limit).toArray()).map(toView);
    },

    async forget(before) {
      const left: Filter<ImportDoc> = { state: { $in: ['uploaded', 'checked'] }, createdAt: { $lt: before } };
      const found = await rows.find(left, { projection: { _id: 1 } }).toArray();
      for (const { _id } of found) {
        await rows.updateOne({ _id, ...left }, [
          { $set: { state: 'cancelled', finishedAt: '$$NOW', sample: [] } },
          { $unset: 'dueAt' },
        ]);
        await dropFile(_id);
      }
      return found.length + (await dropLeftFiles(before));
    },
  };
}

function toClaim(row: ImportDoc): ClaimedImport {
  return {
    id: row._id.toHexString(),
    epoch: row.epoch,
    dryRun: row.state === 'checking',
    newsletterId: row.newsletterId ?? '',
    mapping: row.mapping,
    consentSource: row.consentSource ?? '',
    delimiter: row.delimiter,
    atByte: row.atByte,
    atRow: row.atRow,
    startedAt: row.startedAt ?? row.createdAt,
  };
}

function toView(row: ImportDoc): ImportView {
  const {
    _id,
    atByte,
    atRow,
    dataFrom: _d,
    delimiter: _s,
    startedAt: _a,
    epoch: _e,
    dueAt: _t,
    ...rest
  } = row;
  return { id: _id.toHexString(), bytesRead: atByte, rows: atRow, ...rest };
}
