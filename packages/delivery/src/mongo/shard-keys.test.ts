import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { wantedIndexes } from './indexes.ts';
import { replicaSetIn } from './installation.ts';

const scaling = readFileSync(new URL('../../../../docs/scaling.md', import.meta.url), 'utf8');
/** `| `subscribers` | `{ identity: 1 }` | why |` of docs/scaling.md, "Shards". */
const keys = [...scaling.matchAll(/^\| `(\w+)` \| `\{ ([^}]+) \}` \|/gm)].map(
  ([, collection = '', key = '']) => ({
    collection,
    fields: key.split(',').map((part) => part.split(':')[0]?.trim() ?? ''),
    isHashed: key.includes('hashed'),
  }),
);

describe('the shard keys that docs/scaling.md names', () => {
  it('are keys of collections of ours', () => {
    expect(keys.map(({ collection }) => collection)).toEqual([
      'subscribers',
      'subscriptions',
      'providerEvents',
    ]);
  });

  // MongoDB refuses to shard by a key that a unique index does not begin with, and any unique index by a hashed key:
  // https://www.mongodb.com/docs/manual/core/sharding-shard-key/#unique-indexes
  it.each(keys)(
    'leave every promise of $collection that a unique index keeps',
    ({ collection, fields, isHashed }) => {
      const unique = wantedIndexes.filter((index) => index.collection === collection && index.options.unique);
      for (const { key, options } of unique) {
        const begins = Object.keys(key as object).slice(0, fields.length);
        expect({ index: options.name, isHashed, begins }).toEqual({
          index: options.name,
          isHashed: false,
          begins: fields,
        });
      }
    },
  );

  it('leave out `batches`, whose promise begins with what no key over shards could be', () => {
    const holds = wantedIndexes.find(({ options }) => options.name === 'one-delivery-per-reader');
    expect(Object.keys(holds?.key as object)).toEqual(['holds', 'issueId']);
    expect(scaling).toContain('| `batches` | none: one shard holds it |');
  });
});

it('a router before shards is not taken for a server without a set', () => {
  expect(replicaSetIn({ setName: 'rs0' })).toBe('rs0');
  expect(replicaSetIn({ msg: 'isdbgrid' })).toBe('of each shard');
  expect(replicaSetIn({})).toBeNull();
});
