import { randomBytes } from 'node:crypto';

function required(name: 'MONGODB_URI' | 'REDIS_URL'): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(
      `${name} is not set: run the tests with "npm test" (it starts the services), or set ${name} yourself`,
    );
  return value;
}

/** The real mongod's URI with a database of its own: a fresh name unless one is given. */
export function testMongoUri(database = `test_${randomBytes(6).toString('hex')}`): string {
  const uri = new URL(required('MONGODB_URI'));
  uri.pathname = `/${database}`;
  return uri.toString();
}

export function testRedisUrl(): string {
  return required('REDIS_URL');
}

/** A queue prefix nobody else uses; the braces keep its keys on one slot of a Redis Cluster. */
export function testRedisPrefix(): string {
  return `{test-${randomBytes(6).toString('hex')}}`;
}
