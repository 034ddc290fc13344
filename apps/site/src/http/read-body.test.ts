import { describe, expect, test } from '@jest/globals';
import { readBody } from './read-body.ts';

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('https://news.example.org/', {
    method: 'POST',
    body,
    headers,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);

function stream(chunks: readonly string[]) {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks[pulled];
      pulled += 1;
      if (chunk === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(chunk));
    },
  });
  return { body, pulled: () => pulled };
}

describe('a body', () => {
  test.each([{}, { 'content-length': '5' }])(
    'up to the limit is read whole, with headers %j',
    async (headers) => {
      const body = await readBody(post('abcd\u00e4'.slice(0, 5), headers), 6);
      expect(new TextDecoder().decode(body ?? new Uint8Array())).toBe('abcd\u00e4');
    },
  );

  test('longer than the limit is none, whatever length it says it has', async () => {
    expect(await readBody(post('abcdef'), 5)).toBeNull();
    expect(await readBody(post('abcdef', { 'content-length': '6' }), 5)).toBeNull();
    expect(await readBody(post('abcdef', { 'content-length': '1' }), 5)).toBeNull();
    expect(await readBody(post('abcdef', { 'content-length': 'many' }), 5)).toBeNull();
  });

  test('without a length is read no further than the limit', async () => {
    const long = stream(Array.from({ length: 1000 }, () => 'abc'));
    expect(await readBody(post(long.body), 8)).toBeNull();
    expect(long.pulled()).toBeLessThan(10);
  });
});
