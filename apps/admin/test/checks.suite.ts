import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGazette } from './gazette.ts';
import type { Desk } from './open-desk.ts';

const words = (text: string) => ({
  root: {
    type: 'root',
    version: 1,
    direction: 'ltr',
    format: '',
    indent: 0,
    children: [
      {
        type: 'paragraph',
        version: 1,
        direction: 'ltr',
        format: '',
        indent: 0,
        textFormat: 0,
        textStyle: '',
        children: [{ type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' }],
      },
    ],
  },
});

describe('the checks of an issue', () => {
  let desk: Desk;
  let storyId = '';
  let serial = 0;

  beforeAll(async () => {
    desk = await openGazette();
    const story = await desk.ask('writer', 'POST', '/api/stories', {
      title: 'Sluices get cheaper',
      url: 'https://canal.example/sluices?utm_source=x',
    });
    storyId = story.body.doc.id;
  }, 60_000);
  afterAll(() => desk?.close());

  const make = async (fields: object): Promise<{ id: string; number: number }> => {
    serial += 1;
    const { body, status } = await desk.ask('writer', 'POST', '/api/issues?draft=true', {
      tagline: `Locks ${serial}`,
      preheader: 'And keys',
      lede: words('Hello.'),
      ...fields,
    });
    expect({ status, errors: body.errors }).toEqual({ status: 201, errors: undefined });
    return body.doc;
  };
  const checksOf = async (id: string, form?: object) => {
    const path = `/api/masthead/issues/${id}/checks`;
    return (await desk.ask('writer', 'POST', path, form === undefined ? {} : { form })).body;
  };
  const codes = ({ checks }: { checks: { code: string }[] }) => checks.map(({ code }) => code);

  test('follow what is typed, not only what is saved', async () => {
    const { id } = await make({});
    expect(codes(await checksOf(id))).toEqual(['not-approved', 'no-audience']);
    const form = { lede: words('TKTK') };
    const live = await checksOf(id, form);
    expect(codes(live)).toEqual(['placeholder-left', 'not-approved', 'no-audience']);
    expect(live.checks[0].at).toEqual({ kind: 'field', path: 'lede' });
    expect(codes(await checksOf(id))).toEqual(['not-approved', 'no-audience']);
  });

  test('a form cannot lay another issue’s approval over this one', async () => {
    const { id } = await make({});
    const found = await checksOf(id, { renditionId: 'f'.repeat(64), workflow: 'approved' });
    expect(codes(found)).toContain('not-approved');
  });

  test('what blocks keeps an issue from being approved, and says so', async () => {
    const { id } = await make({ lede: words('Lorem ipsum dolor') });
    const refused = await desk.ask('editor', 'POST', `/api/masthead/issues/${id}/approve`, {});
    expect([refused.status, refused.body.error.code]).toEqual([422, 'not-ready']);
    expect(refused.body.error.message).toContain('Placeholder text was left in: “Lorem ipsum”.');
  });

  test('links stand in order; nobody outside is asked when lookups are off', async () => {
    const { id } = await make({
      sections: [
        { blockType: 'stories', heading: 'News', items: [{ entry: storyId }] },
        { blockType: 'reading', heading: 'Read', items: [{ title: 'Keys', url: 'https://keys.example/' }] },
      ],
    });
    const { linkCheck, links } = await checksOf(id);
    expect(links).toEqual([
      {
        url: 'https://canal.example/sluices?utm_source=x',
        text: 'Sluices get cheaper',
        path: 'sections.0.items.0.url',
        status: null,
      },
      { url: 'https://keys.example/', text: 'Keys', path: 'sections.1.items.0.url', status: null },
    ]);
    expect(linkCheck).toEqual({ isOn: false, looking: false });
  });

  test('an address and a story of an earlier issue are known again, however they are spelled', async () => {
    const first = await make({
      sections: [
        { blockType: 'stories', heading: 'News', items: [{ entry: storyId, commentary: words('Said.') }] },
        {
          blockType: 'reading',
          heading: 'Read',
          items: [{ title: 'Gates', url: 'https://gates.example/a' }],
        },
      ],
    });
    const published = await desk.ask(
      'editor',
      'POST',
      `/api/masthead/issues/${first.id}/publish-to-archive`,
      {},
    );
    expect(published.status).toBe(200);
    const second = await make({
      sections: [
        {
          blockType: 'reading',
          heading: 'Read',
          items: [
            { title: 'Gates once more', url: 'http://www.gates.example/a/?utm_medium=mail#top' },
            { title: 'Sluices Get Cheaper', url: 'https://other.example/' },
          ],
        },
        { blockType: 'stories', heading: 'News', items: [{ entry: storyId }] },
      ],
    });
    const { checks } = await checksOf(second.id);
    const found = checks.filter(({ code }: { code: string }) => /before/.test(code));
    expect(found).toEqual([
      {
        code: 'link-sent-before',
        stops: 'nothing',
        message: `http://www.gates.example/a/?utm_medium=mail#top was in № ${first.number} already.`,
        at: { kind: 'field', path: 'sections.0.items.0.url' },
      },
      {
        code: 'covered-before',
        stops: 'nothing',
        message: `“Sluices Get Cheaper” was covered in № ${first.number}, and the issue does not say so.`,
        at: { kind: 'field', path: 'sections.0.items.1.title' },
      },
    ]);
  });

  test('are found by number too, for the command line', async () => {
    const { id, number } = await make({});
    const { body } = await desk.ask(
      'writer',
      'GET',
      `/api/masthead/issues/by-number/${number}/checks?newsletter=gazette`,
    );
    expect([body.issueId, body.number, body.maxHtmlBytes]).toEqual([id, number, 100_000]);
    expect(body.htmlBytes).toBeGreaterThan(1_000);
  });
});
