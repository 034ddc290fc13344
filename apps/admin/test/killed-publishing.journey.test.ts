import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Archive, connectArchive } from '@masthead/archive';
import { eventually } from '@masthead/testing';
import { type Stack, startStack } from '@masthead/testing/stack';
import { gazette } from './gazette-form.ts';

const shown = ['publicIssues', 'publicEntries', 'publicNewsletters', 'publicRedirects'];
const rounds = 5;
/** A kill comes somewhere in the second after the first of a round's edits. */
const withinMs = 1_000;

let stack: Stack;
let archive: Archive;
let cookie = '';
const storyIds: string[] = [];
const issueIds: string[] = [];

beforeAll(async () => {
  stack = await startStack();
  archive = await connectArchive(stack.env.MONGODB_URI ?? '');
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = stack.secrets;
  const login = await ask('POST', '/api/users/login', { email, password });
  expect({ status: login.status, says: await login.text() }).toMatchObject({ status: 200 });
  cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  await created('/api/newsletters', { name: 'Gazette', slug: 'gazette', ...gazette });
  for (const at of [0, 1, 2]) storyIds.push(await created('/api/stories', { title: `A lock, take ${at}` }));
  for (const at of [0, 1, 2, 3]) {
    const items = storyIds.map((entry, story) => ({ entry, title: `Story ${story} in ${at}` }));
    const sections = [{ blockType: 'stories', heading: 'Also', items }];
    issueIds.push(await created('/api/issues?draft=true', { tagline: `Week ${at}`, sections }));
  }
}, 180_000);
afterAll(async () => {
  await archive?.close();
  await stack?.stop();
}, 60_000);

function ask(method: string, path: string, body: object): Promise<Response> {
  const { adminUrl } = stack;
  return fetch(adminUrl + path, {
    method,
    headers: { 'content-type': 'application/json', origin: adminUrl, cookie },
    body: JSON.stringify(body),
  });
}

async function created(path: string, body: object): Promise<string> {
  const response = await ask('POST', path, body);
  const text = await response.text();
  expect({ path, status: response.status, says: text }).toMatchObject({ status: 201 });
  return (JSON.parse(text) as { doc: { id: string } }).doc.id;
}

const publish = (issueId: string) => ask('POST', `/api/masthead/issues/${issueId}/publish-to-archive`, {});

async function dump() {
  const rows = await Promise.all(
    shown.map((name) => archive.db.collection(name).find().sort({ _id: 1 }).toArray()),
  );
  return Object.fromEntries(shown.map((name, at) => [name, rows[at]]));
}

const titlesShown = async () =>
  (await archive.db.collection('publicEntries').find().toArray()).map(({ title }) => title);

/**
 * Makes a last change and waits until the follower has put down the place behind it: changes are followed in their order,
 * and it puts its place down when all up to there is projected. Places compare as texts (MongoDB, "Resume Tokens").
 */
async function untilFollowed(change: () => Promise<void>): Promise<void> {
  const stream = archive.db.watch([{ $match: { 'ns.coll': 'stories' } }]);
  // The stream is opened by its first read.
  await stream.tryNext();
  await change();
  const { _id } = await stream.next();
  await stream.close();
  const place = (token: unknown) => String((token as { _data?: unknown } | undefined)?._data);
  await eventually(
    async () => {
      const state = await archive.db.collection('projectionState').findOne({});
      return state !== null && place(state.token) >= place(_id);
    },
    { timeoutMs: 60_000 },
  );
}

/** Edits and publications side by side; whoever is cut off in the middle gets no answer, as an editor would not. */
async function workOfARound(round: number): Promise<number> {
  const edits = storyIds.map((id, at) =>
    ask('PATCH', `/api/stories/${id}`, { title: `A lock, take ${at}, round ${round}` }),
  );
  const publications = [issueIds[round % issueIds.length], issueIds[(round + 1) % issueIds.length]].map(
    (id) => publish(id ?? ''),
  );
  const answers = await Promise.allSettled([...edits, ...publications]);
  return answers.filter(({ status }) => status === 'rejected').length;
}

test(`the desk, killed ${rounds} times at random instants while it publishes, leaves pages that equal a rebuild`, async () => {
  expect((await publish(issueIds[0] ?? '')).status).toBe(200);
  const cutOff: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const work = workOfARound(round);
    const afterMs = Math.random() * withinMs;
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await stack.masthead.child('admin').kill();
    cutOff.push(await work);
    await stack.masthead.start('admin');
  }
  // At least one kill has to have come into the middle of something: else this shows nothing.
  expect(Math.max(...cutOff)).toBeGreaterThan(0);
  await untilFollowed(async () => {
    const { status } = await ask('PATCH', `/api/stories/${storyIds[0]}`, { title: 'A lock, at last' });
    expect(status).toBe(200);
  });
  expect(await titlesShown()).toContain('A lock, at last');
  const caughtUp = await dump();
  expect(caughtUp.publicIssues?.length).toBeGreaterThan(0);
  for (const each of shown) await archive.db.collection(each).deleteMany({});
  const rebuilt = await ask('POST', '/api/masthead/read-model/rebuild', {});
  expect(rebuilt.status).toBe(200);
  expect(await dump()).toEqual(caughtUp);
}, 300_000);
