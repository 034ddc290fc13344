import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

const said = 'We said then that forty examples would do.';

describe('a paper that an earlier issue wrote about', () => {
  let desk: Desk;
  let paperId = '';
  let firstId = '';
  let nextId = '';

  beforeAll(async () => {
    desk = await openGazette();
    const { body } = await desk.ask('writer', 'POST', '/api/papers', {
      title: 'Refusal as a Direction',
      arxivId: '2606.01234',
    });
    paperId = body.doc.id;
    const { lexicalFromPlain } = await import('../src/features/rich-text/from-plain.ts');
    firstId = await makeIssue('The first week', { commentary: lexicalFromPlain(said) });
    nextId = await makeIssue('The week after', {});
  }, 60_000);
  afterAll(() => desk?.close());

  const makeIssue = async (tagline: string, mention: object): Promise<string> => {
    const { body } = await desk.ask('writer', 'POST', '/api/issues?draft=true', {
      tagline,
      sections: [{ blockType: 'papers', heading: 'Papers', items: [{ entry: paperId, ...mention }] }],
    });
    return body.doc.id;
  };
  const previously = async (id: string) =>
    (await desk.ask('writer', 'GET', `/api/masthead/entries/${paperId}/previously/${id}`)).body;
  const find = async () =>
    (
      await desk.ask('writer', 'POST', '/api/masthead/entries/find', {
        collection: 'papers',
        text: '2606.01234',
      })
    ).body.match;
  const preview = async (show: 'email' | 'web') =>
    (await desk.ask('writer', 'POST', `/api/masthead/issues/${nextId}/preview`, { form: {}, show })).body;

  test('is not called covered by an issue that nobody can read yet', async () => {
    expect(await previously(nextId)).toEqual({ previous: null });
    expect(await find()).toMatchObject({ id: paperId, coveredIn: [] });
  });

  test('is said to be covered, with the old words, in every later issue and in no earlier one', async () => {
    const published = await desk.ask(
      'editor',
      'POST',
      `/api/masthead/issues/${firstId}/publish-to-archive`,
      {},
    );
    expect(published.body.error).toBeUndefined();
    expect(await previously(nextId)).toEqual({ previous: { name: '№1', slug: 'gazette-1', text: said } });
    expect(await previously(firstId)).toEqual({ previous: null });
    expect(await find()).toMatchObject({ id: paperId, about: 'arXiv 2606.01234', coveredIn: ['№1'] });
    const covered = await desk.ask('writer', 'GET', `/api/masthead/entries/papers/${paperId}/covered-in`);
    expect(covered.body.issues).toMatchObject([
      { issueId: nextId, name: '№2', state: 'draft' },
      { issueId: firstId, name: '№1', state: 'public' },
    ]);
  });

  test('is not said to be covered in another newsletter, whose readers never got that number', async () => {
    const { gazette } = await import('./gazette-form.ts');
    const made = await desk.ask('admin', 'POST', '/api/newsletters', {
      name: 'Bulletin',
      slug: 'bulletin',
      ...gazette,
    });
    const { body } = await desk.ask('editor', 'POST', '/api/issues?draft=true', {
      newsletter: made.body.doc.id,
      number: 12,
      tagline: 'Of another newsletter',
      sections: [
        {
          blockType: 'papers',
          heading: 'Papers',
          items: [{ entry: paperId, title: 'Refusal as a Direction', printPrevious: true }],
        },
      ],
    });
    const otherId = body.doc.id;
    expect(await previously(otherId)).toEqual({ previous: null });
    const mail = await desk.ask('writer', 'POST', `/api/masthead/issues/${otherId}/preview`, {
      form: {},
      show: 'email',
    });
    expect(mail.body.html).toContain('Refusal as a Direction');
    expect(mail.body.html).not.toContain('Previously');
    const { body: found } = await desk.ask('writer', 'POST', `/api/masthead/issues/${otherId}/checks`, {
      form: {},
    });
    expect(found.checks.map(({ code }: { code: string }) => code)).not.toContain('covered-before');
  });

  test('is not called public where the issue only has its day', async () => {
    const id = await makeIssue('Of a day to come', {});
    const published = await desk.ask('editor', 'POST', `/api/masthead/issues/${id}/publish-to-archive`, {
      date: '2099-01-01',
    });
    expect(published.status).toBe(200);
    const { body } = await desk.ask('writer', 'GET', `/api/masthead/entries/papers/${paperId}/covered-in`);
    const stateOf = (of: string) =>
      body.issues.find(({ issueId }: { issueId: string }) => issueId === of)?.state;
    expect([stateOf(id), stateOf(firstId)]).toEqual(['approved', 'public']);
  });

  test('is printed with the old words only where the switch is on: in the mail, its text and the page', async () => {
    const parts = async () => {
      const [mail, web] = await Promise.all([preview('email'), preview('web')]);
      return [mail.html, mail.text, web.html] as string[];
    };
    for (const part of await parts()) {
      expect(part).toContain('Refusal as a Direction');
      expect(part).not.toContain(said);
    }
    const { body } = await desk.ask('writer', 'GET', `/api/issues/${nextId}?draft=true&depth=0`);
    const [section] = body.sections;
    const [item] = section.items;
    const sections = [{ ...section, items: [{ ...item, printPrevious: true }] }];
    expect((await desk.ask('writer', 'PATCH', `/api/issues/${nextId}?draft=true`, { sections })).status).toBe(
      200,
    );
    for (const part of await parts()) {
      expect(part).toContain('Previously in №1');
      expect(part).toContain(said);
    }
  });
});
