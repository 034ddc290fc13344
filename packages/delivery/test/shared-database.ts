import { afterAll } from '@jest/globals';
import { testMongoUri } from '@masthead/testing';
import { MongoClient } from 'mongodb';

const mongodbUri = testMongoUri();

afterAll(async () => {
  const client = await MongoClient.connect(mongodbUri);
  await client.db().dropDatabase();
  await client.close();
});

/** One database for the tests of a file, which each leaves empty: making its indexes takes longer than most of them. */
export const sharedDatabase = { mongodbUri, leaves: 'indexes' } as const;
