import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@masthead/testing';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

const shown = ['publicIssues', 'publicEntries', 'publicNewsletters', 'publicRedirects'];
/** Its writes are what a killed process did not get to; the rest of the database is the desk's. */
const written = [...shown, 'publicState', 'projectionState', 'sentLinks'];
describe('what readers see of the desk', () => {
  let desk: Desk;
  let issueIds: string[] = [];
  let storyIds: string[] = [];
  let follower: { stop(): Promise<void> };

  beforeAll(async () => {
    desk = await openGazette();
    const created = async (path: string, body: object): Promise<string> =>
      (await desk.ask('writer', 'POST', path, body)).body.doc.id;
    const topic = await created('/api/topics', { name: 'Locks' });
    storyIds = await Promise.all(
      ['A lock that counts', 'A lock that waits', 'The lock that waits'].map((title) =>
        created('/api/stories', { title, topics: [topic] }),
      ),
    );
    issueIds = [];
    for (const at of [0, 1, 2, 3]) {
      const items = storyIds.map((entry, story) => ({ entry, title: `Story ${story} in ${at}` }));
      const sections = [{ blockType: 'stories', heading: 'Also', items }];
      issueIds.push(await created('/api/issues?draft=true', { tagline: `Week ${at}`, sections }));
    }
    follower = await startFollower();
    for (const id of issueIds) {
      const { status } = await desk.ask(
        'editor',
        'POST',
        `/api/masthead/issues/${id}/publish-to-archive`,
        {},
      );
      expect(status).toBe(200);
    }
  }, 90_000);
  afterAll(async () => {
    await follower?.stop();
    await desk?.close();
  }, 30_000);

  const db = () => {
    const { db } = desk.payload.db.connection;
    if (db === undefined) throw new Error('not connected');
    return db;
  };

  async function startFollower() {
    const { followChanges } = await import('../src/projection/follow-changes.ts');
    const controller = new AbortController();
    const done = followChanges(desk.payload, controller.signal);
    return {
      stop: async () => {
        controller.abort();
        await done.catch(() => undefined);
      },
    };
  }

  async function dump() {
    const rows = await Promise.all(
      shown.map((name) => db().collection(name).find().sort({ _id: 1 }).toArray()),
    );
    return Object.fromEntries(shown.map((name, at) => [name, rows[at]]));
  }

  /** What an approval stores of it; the change stream does not mind who wrote. */
  async function setMode(issueId: string, archiveMode: string): Promise<void> {
    const _id = new desk.payload.db.connection.base.Types.ObjectId(issueId);
    await db().collection('issues').updateOne({ _id }, { $set: { archiveMode } });
  }

  const nameOfModel = async () => (await db().collection('publicState').findOne({}))?.version as string;

  /** Has what was said last arrived? */
  const titleOf = async (id: string) =>
    (await db().collection<{ _id: string; title: string }>('publicEntries').findOne({ _id: id }))?.title;

  async function rebuild() {
    const { rebuildReadModel } = await import('../src/projection/rebuild.ts');
    await rebuildReadModel(desk.payload);
  }

  describe('the read model', () => {
    test('built from nothing is the one that grew, edit by edit, merge by merge', async () => {
      const [counts = '', waits = '', twin = ''] = storyIds;
      const change = (path: string, body: object) => desk.ask('editor', 'PATCH', path, body);
      await change(`/api/stories/${counts}`, { title: 'A lock that counts to five' });
      await setMode(issueIds[1] ?? '', 'unlisted');
      const merged = await desk.ask('editor', 'POST', '/api/masthead/merges', {
        collection: 'stories',
        from: twin,
        into: waits,
      });
      expect(merged.status).toBe(200);
      await desk.payload.delete({ collection: 'issues', id: issueIds[3] ?? '' });
      await eventually(async () => {
        const { publicIssues = [] } = await dump();
        return (
          publicIssues.length === 3 &&
          publicIssues.some(({ archiveMode }) => archiveMode === 'unlisted') &&
          (await titleOf(counts)) === 'A lock that counts to five'
        );
      });
      const grown = await dump();
      expect(grown.publicEntries).toHaveLength(2);
      expect(grown.publicIssues?.map(({ archiveMode }) => archiveMode).sort()).toEqual([
        'public',
        'public',
        'unlisted',
      ]);
      expect(grown.publicRedirects).toHaveLength(1);
      for (const name of shown) await db().collection(name).deleteMany({});
      await rebuild();
      expect(await dump()).toEqual(grown);
    }, 60_000);

    test('loses what belongs to nothing any more, and is left alone where it is right', async () => {
      const before = await dump();
      const name = await nameOfModel();
      await rebuild();
      expect(await nameOfModel()).toBe(name);
      const [page] = before.publicIssues ?? [];
      const ghost = { ...page, _id: '65c0000000000000000000ff', slug: 'a-ghost' };
      await db()
        .collection('publicIssues')
        .insertOne(ghost as never);
      await rebuild();
      expect(await dump()).toEqual(before);
    }, 60_000);

    test('is written anew by a program that shows more than the one before', async () => {
      await follower.stop();
      const whole = await dump();
      const entries = db().collection('publicEntries');
      await entries.updateMany({}, { $unset: { topics: 1 } });
      await db()
        .collection<{ _id: string }>('projectionState')
        .updateOne({ _id: 'read-model' }, { $set: { shape: 1 } });
      follower = await startFollower();
      await eventually(async () => {
        expect(await dump()).toEqual(whole);
        return true;
      });
      await follower.stop();
      // The same program leaves it alone.
      await entries.updateMany({}, { $set: { title: 'Written by hand' } });
      follower = await startFollower();
      const [counts = ''] = storyIds;
      await desk.payload.update({
        collection: 'stories',
        id: counts,
        data: { title: 'A lock that counts again' },
      });
      await eventually(async () => (await titleOf(counts)) === 'A lock that counts again');
      expect(await entries.countDocuments({ title: 'Written by hand' })).toBeGreaterThan(0);
      await rebuild();
    }, 60_000);

    test('catches up after its writer died before any write of its own, whichever it was', async () => {
      const [counts = ''] = storyIds;
      let died = true;
      let round = 0;
      for (; died && round < 12; round += 1) {
        await follower.stop();
        const death = dieAfter(round);
        follower = await startFollower();
        const title = `A lock that counts to ${round}`;
        await desk.payload.update({ collection: 'stories', id: counts, data: { title } });
        const archiveMode = round % 2 === 0 ? 'subscribers' : 'public';
        await setMode(issueIds[0] ?? '', archiveMode);
        const level = async () => {
          const page = await db()
            .collection<{ _id: string }>('publicIssues')
            .findOne({ _id: issueIds[0] ?? '' });
          return (
            (await titleOf(counts)) === title &&
            (page as { archiveMode?: string } | null)?.archiveMode === archiveMode
          );
        };
        await eventually(async () => death.happened() || (await level()));
        died = death.happened();
        await follower.stop();
        death.undo();
        follower = await startFollower();
        await eventually(level);
        await follower.stop();
        const name = await nameOfModel();
        await rebuild();
        expect({ round, name: await nameOfModel() }).toEqual({ round, name });
        follower = await startFollower();
      }
      expect(round).toBeGreaterThan(3);
      expect(died).toBe(false);
    }, 120_000);
  });

  /** From the given write on, nothing more reaches the read model: what a `kill -9` just before it leaves. */
  function dieAfter(writes: number) {
    const prototype = Object.getPrototypeOf(db().collection('publicState')) as Record<
      string,
      (...args: never[]) => unknown
    >;
    const names = ['updateOne', 'updateMany', 'deleteOne', 'deleteMany'] as const;
    const kept = names.map((name) => [name, prototype[name]] as const);
    let count = 0;
    for (const [name, real] of kept)
      prototype[name] = function (this: { collectionName: string }, ...args: never[]) {
        if (written.includes(this.collectionName)) {
          count += 1;
          if (count > writes) return Promise.reject(new Error('killed'));
        }
        return real?.apply(this, args);
      };
    return {
      happened: () => count > writes,
      undo: () => {
        for (const [name, real] of kept) if (real !== undefined) prototype[name] = real;
      },
    };
  }
});
