import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { retryTransient, TRANSIENT_HEADER } from './retry-transient.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const conflict = () => new Response('held', { status: 409, headers: { [TRANSIENT_HEADER]: '1' } });
const save = (signal?: AbortSignal) =>
  new Request('http://desk.test/api/stories/1', {
    method: 'PATCH',
    body: '{"title":"A"}',
    ...(signal === undefined ? {} : { signal }),
  });

test('a save that meets another is made again with the same words, and answers as the one that went through', async () => {
  const bodies: string[] = [];
  const asked = retryTransient(async (request: Request) => {
    bodies.push(await request.text());
    return bodies.length < 4 ? conflict() : new Response('saved');
  });
  const answer = asked(save(), {});
  await jest.advanceTimersByTimeAsync(1_000);
  expect((await answer).status).toBe(200);
  expect(bodies).toEqual(Array(4).fill('{"title":"A"}'));
});

test('what stays held is tried for ten seconds, freed if it can be, and answered without our mark', async () => {
  let tries = 0;
  let freed = 0;
  const asked = retryTransient(
    async () => {
      tries += 1;
      return conflict();
    },
    async () => {
      freed += 1;
    },
  );
  const answer = asked(save(), {});
  let isAnswered = false;
  void answer.then(() => {
    isAnswered = true;
  });
  await jest.advanceTimersByTimeAsync(9_500);
  expect({ isAnswered, freedTwice: freed >= 2 }).toEqual({ isAnswered: false, freedTwice: true });
  await jest.advanceTimersByTimeAsync(3_000);
  const { headers, status } = await answer;
  expect({ status, mark: headers.has(TRANSIENT_HEADER) }).toEqual({ status: 409, mark: false });
  // A pause grows to 0.6 s and as much again: MongoDB is not flooded meanwhile.
  expect(tries).toBeLessThan(30);
});

test('nobody who left is waited for', async () => {
  const left = new AbortController();
  const asked = retryTransient(async () => {
    left.abort();
    return conflict();
  });
  expect((await asked(save(left.signal), {})).status).toBe(409);
});
