import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import type { Desk, Who } from './open-desk.ts';

describe('what the staff say about an issue', () => {
  let desk: Desk;
  let path = '';
  let sectionId = '';

  beforeAll(async () => {
    desk = await openGazette();
    const { body } = await desk.ask('writer', 'POST', '/api/issues?draft=true', {
      tagline: 'An issue that is talked about',
      sections: [{ blockType: 'text', heading: 'Words' }],
    });
    path = `/api/masthead/issues/${body.doc.id}/comments`;
    sectionId = body.doc.sections[0].id;
  }, 60_000);
  afterAll(() => desk?.close());

  const say = (who: Who, body: object) => desk.ask(who, 'POST', path, body);
  const all = async () => (await desk.ask('writer', 'GET', path)).body.comments;

  test('stands with its section, under the name of who said it, until somebody settles it', async () => {
    expect((await say('writer', { text: 'Who measured this?', sectionId })).status).toBe(200);
    expect((await say('editor', { text: 'Fine as a whole.' })).status).toBe(200);
    const about = (text: string) => async () =>
      (await all()).find((comment: { text: string }) => comment.text === text);
    const question = about('Who measured this?');
    expect(await question()).toMatchObject({ sectionId, by: 'writer', fromLink: false, settledBy: null });
    expect(await about('Fine as a whole.')()).toMatchObject({ sectionId: null, by: 'editor' });
    await desk.ask('editor', 'POST', `${path}/${(await question()).id}/settle`, { settled: true });
    expect(await question()).toMatchObject({ settledBy: 'editor' });
  });

  test.each([
    ['a section that is not there', { text: 'Where?', sectionId: 'no-such-section' }, 404, 'no-section'],
    ['a section of no name', { text: 'Where?', sectionId: '' }, 400, 'invalid'],
    ['nothing', { text: '  ' }, 400, 'invalid'],
  ])('of %s is refused in words and kept nowhere', async (_what, body, status, code) => {
    const before = (await all()).length;
    const answer = await say('writer', body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error.message).not.toBe('');
    expect(await all()).toHaveLength(before);
  });
});
