import { expect, test } from '@jest/globals';
import type { Freshness } from '../src/http/freshness.ts';
import { keepFacts } from '../src/http/keep-facts.ts';
import { emptyArchive } from './make-test-app.ts';

const at = new Date('2026-11-22T12:00:00Z');

/** A read model whose topics can be changed and counts how often it was asked. */
function counted() {
  const given = { name: 'one' as string | null, topic: 'a', asked: 0, fails: false };
  const freshness: Freshness = {
    current: () => (given.name === null ? null : { name: given.name, since: at }),
    stop: () => undefined,
  };
  const archive = {
    ...emptyArchive,
    topics: async () => {
      given.asked += 1;
      if (given.fails) throw new Error('away');
      return [{ slug: given.topic, name: given.topic, entries: 1 }];
    },
  };
  const kept = keepFacts(archive, freshness);
  return { given, topic: async () => (await kept.topics(at))[0]?.slug };
}

test('topics are counted once for each name the read model goes by', async () => {
  const { given, topic } = counted();
  expect(await Promise.all([topic(), topic(), topic()])).toEqual(['a', 'a', 'a']);
  expect(given.asked).toBe(1);
  given.topic = 'b';
  expect(await topic()).toBe('a');
  given.name = 'two';
  expect(await topic()).toBe('b');
  expect(given.asked).toBe(2);
});

test('nothing is kept while the name is not known, nor after a failure', async () => {
  const { given, topic } = counted();
  given.name = null;
  await topic();
  await topic();
  expect(given.asked).toBe(2);
  given.name = 'one';
  given.fails = true;
  await expect(topic()).rejects.toThrow('away');
  given.fails = false;
  expect(await topic()).toBe('a');
});
