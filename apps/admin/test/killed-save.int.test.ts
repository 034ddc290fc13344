import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Desk, openDesk } from './open-desk.ts';

describe('an entry that another desk was saving', () => {
  let desk: Desk;
  let other: ChildProcess | null = null;
  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);
  afterEach(async () => {
    // What it holds would hold up whoever drops the database.
    if (other !== null && other.exitCode === null && other.signalCode === null) {
      other.stdin?.write('commit\n');
      await once(other, 'exit');
    }
    other = null;
  });
  afterAll(() => desk?.close(), 30_000);

  /** A process with a transaction open that has written the entry; it commits when it is spoken to. */
  const held = async (id: string): Promise<ChildProcess> => {
    const { MONGODB_URI = '' } = process.env;
    const script = `
      import { MongoClient, ObjectId } from 'mongodb';
      const client = await new MongoClient(${JSON.stringify(MONGODB_URI)}).connect();
      const session = client.startSession();
      session.startTransaction();
      await client.db().collection('stories')
        .updateOne({ _id: new ObjectId('${id}') }, { $set: { slug: 'by-the-other' } }, { session });
      console.log('held');
      process.stdin.once('data', async () => {
        await session.commitTransaction();
        await client.close();
        process.exit(0);
      });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    other = child;
    await once(child.stdout, 'data');
    return child;
  };
  const make = async (title: string): Promise<string> =>
    (await desk.ask('editor', 'POST', '/api/stories', { title })).body.doc.id;
  const save = (id: string) =>
    desk.ask('writer', 'PATCH', `/api/stories/${id}`, { title: `Saved after all: ${id}` });

  test('is saved when the other was killed in the middle, long before MongoDB would let go', async () => {
    const id = await make('A lock that nobody holds');
    const killed = await held(id);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const { body, status } = await save(id);
    expect({ status, title: body.doc?.title, slug: body.doc?.slug }).toEqual({
      status: 200,
      title: `Saved after all: ${id}`,
      slug: 'a-lock-that-nobody-holds',
    });
  }, 30_000);

  test('is saved when the other, which lives, is done with it, and nothing of the other’s is undone', async () => {
    const id = await make('A lock that somebody holds');
    const living = await held(id);
    const answer = save(id);
    // As long as five tries and two looks for the dead take, and more.
    const first = await Promise.race([
      answer,
      new Promise((resolve) => setTimeout(resolve, 2_500, 'none yet')),
    ]);
    expect(first).toBe('none yet');
    living.stdin?.write('commit\n');
    expect((await answer).status).toBe(200);
    const story = await desk.payload.findByID({ collection: 'stories', id });
    expect({ title: story.title, slug: story.slug }).toEqual({
      title: `Saved after all: ${id}`,
      slug: 'by-the-other',
    });
  }, 30_000);
});
