import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { freePort } from '../ports/who-has-port.ts';
import { startMongod } from './start-mongod.ts';
import { startRedis } from './start-redis.ts';
import { startReplicaSet } from './start-replica-set.ts';

const folder = mkdtempSync(join(tmpdir(), 'masthead-services-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(`${command}\r\n`));
    socket.on('data', (chunk) => {
      resolve(chunk.toString());
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

describe('the services of a local installation', () => {
  it('MongoDB keeps its data across a stop and takes transactions on another port', async () => {
    const dataDir = join(folder, 'mongodb');
    const write = async (uri: string, _id: number) => {
      const client = new MongoClient(uri);
      try {
        const rows = client.db('kept').collection<{ _id: number }>('rows');
        await client.withSession((session) =>
          session.withTransaction(async () => void (await rows.insertOne({ _id }, { session }))),
        );
        return await rows.countDocuments();
      } finally {
        await client.close();
      }
    };
    const first = await startMongod({ dataDir, port: await freePort(), ephemeral: true });
    expect(await write(first.uri, 1)).toBe(1);
    await first.stop();
    const second = await startMongod({ dataDir, port: await freePort(), ephemeral: true });
    expect(second.uri).not.toBe(first.uri);
    expect(await write(second.uri, 2)).toBe(2);
    await second.stop();
  }, 60_000);

  it('three nodes of MongoDB keep a majority write when their primary steps down and when it is killed', async () => {
    const set = await startReplicaSet({ dataDir: join(folder, 'nodes'), electionTimeoutMs: 1_000 });
    const client = new MongoClient(set.uri, { writeConcern: { w: 'majority', j: true } });
    try {
      const rows = client.db('kept').collection<{ _id: number }>('rows');
      await rows.insertOne({ _id: 1 });
      await set.stepDown();
      await rows.insertOne({ _id: 2 });
      await set.killPrimary();
      await set.revive();
      await rows.insertOne({ _id: 3 });
      expect(await rows.countDocuments()).toBe(3);
    } finally {
      await client.close();
      await set.stop();
    }
  }, 60_000);

  it('Redis never drops a key to make room, and writes down what it holds', async () => {
    const port = await freePort();
    const redis = await startRedis({ dataDir: join(folder, 'redis'), port });
    expect(await ask(port, 'CONFIG GET maxmemory-policy')).toContain('noeviction');
    expect(await ask(port, 'CONFIG GET appendonly')).toContain('yes');
    await redis.stop();
  }, 60_000);
});
