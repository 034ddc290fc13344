import { expect, test } from '@jest/globals';
import type { LinkStatus } from '@masthead/domain';
import type { AskWeb } from './ask-web.ts';
import { makePoliteLooks } from './polite-looks.ts';

/** A web that answers when it is told to. */
function makeWeb() {
  const open: { url: string; answer: () => void }[] = [];
  const asked: string[] = [];
  const ask: AskWeb = ({ url }) =>
    new Promise((resolve) => {
      asked.push(url);
      open.push({ url, answer: () => resolve({ status: 200, location: null, body: '' }) });
    });
  return { ask, asked, open, answerNext: () => open.shift()?.answer() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

function openLooks({ signal, fails = false }: { signal?: AbortSignal; fails?: boolean } = {}) {
  const web = makeWeb();
  const kept = new Map<string, LinkStatus>();
  const failures: unknown[] = [];
  const looks = makePoliteLooks({
    ask: web.ask,
    keep: async (url, status) => {
      if (fails) throw new Error('the database is away');
      kept.set(url, status);
    },
    onFailure: (error) => failures.push(error),
    betweenMs: 0,
    ...(signal === undefined ? {} : { signal }),
  });
  const answerAll = async () => {
    let done = false;
    const rest = looks.rest().then(() => {
      done = true;
    });
    while (!done) {
      web.answerNext();
      await turn();
    }
    await rest;
  };
  return { ...web, kept, failures, looks, answerAll };
}

test('four hosts at once and one address of a host are asked, the others wait for their turn', async () => {
  const { answerAll, asked, kept, looks, open } = openLooks();
  const hosts = ['a', 'b', 'c', 'd', 'e', 'f'];
  looks.take(hosts.flatMap((host) => [`https://${host}.example/1`, `https://${host}.example/2`]));
  await turn();
  expect(open.map(({ url }) => url)).toEqual(['a', 'b', 'c', 'd'].map((host) => `https://${host}.example/1`));
  await answerAll();
  expect(asked).toHaveLength(12);
  expect(kept.size).toBe(12);
});

test('what waits already is not taken twice, and no more than 500 wait', async () => {
  const { answerAll, asked, looks } = openLooks();
  const many = Array.from({ length: 600 }, (_, at) => `https://a.example/${at}`);
  looks.take(many);
  looks.take(many.slice(0, 10));
  await answerAll();
  expect(asked).toEqual(many.slice(0, 500));
});

test('told to end, it asks nobody more and keeps nothing that was not answered', async () => {
  const ending = new AbortController();
  const { answerAll, asked, kept, looks } = openLooks({ signal: ending.signal });
  looks.take(['https://a.example/1', 'https://a.example/2']);
  await turn();
  ending.abort();
  await answerAll();
  expect(asked).toEqual(['https://a.example/1']);
  expect(kept.size).toBe(0);
});

test('a host whose answers cannot be kept is left alone', async () => {
  const { answerAll, asked, failures, looks } = openLooks({ fails: true });
  looks.take(['https://a.example/1', 'https://a.example/2', 'https://b.example/1']);
  await answerAll();
  expect(asked).toEqual(['https://a.example/1', 'https://b.example/1']);
  expect(failures).toHaveLength(2);
});
