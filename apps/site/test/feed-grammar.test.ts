import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import jsonFeedSchema from 'jsonfeed-schema/v1.1.js';
import { validateXML } from 'xmllint-wasm';
import { makeIssue, newsletter, paperEntry, storyEntry, withMentions } from './fixtures.ts';
import { hostileTexts } from './hostile.ts';
import { makeTestApp } from './make-test-app.ts';

const issue = makeIssue({ number: 12, date: '2026-11-20', publicFrom: new Date('2026-11-20T08:00:00Z') });
const hostile = makeIssue({
  number: 13,
  date: '2026-11-21',
  publicFrom: new Date('2026-11-21T08:00:00Z'),
  words: `${hostileTexts.join(' ')} ]]> \u0000\u0008\ud800`,
  tagline: `${hostileTexts[0]} ]]> & </title>`,
});
const issues = [hostile, issue];
const topic = {
  slug: 'state-space-models',
  name: 'State space models',
  entries: [withMentions(storyEntry, issues), withMentions(paperEntry, [issue])],
};
const app = makeTestApp({
  archive: {
    newsletters: async () => [newsletter],
    latestIssues: async () => issues,
    issueBySlug: async (slug) => issues.find((one) => one.slug === slug) ?? null,
    topicBySlug: async () => topic,
  },
});
const textOf = async (path: string) => (await app.request(path)).text();

/** What libxml2 has against it, by a grammar in RELAX NG. */
async function faults(grammar: 'atom' | 'rss', contents: string): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: `${grammar}.xml`, contents }],
    schema: [readFileSync(join(import.meta.dirname, 'grammars', `${grammar}.rng`), 'utf8')],
    extension: 'relaxng',
  });
  return valid ? [] : ['not valid', ...errors.map(({ message }) => message)];
}

const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
const isJsonFeed = ajv.compile(jsonFeedSchema);

describe.each(['', '/newsletters/gradient-notes', '/topics/state-space-models'])(
  'the feeds of "%s"',
  (scope) => {
    test('Atom is what RFC 4287 says', async () => {
      const feed = await textOf(`${scope}/atom.xml`);
      expect(feed).toContain('<entry>');
      expect(await faults('atom', feed)).toEqual([]);
      expect(await faults('atom', feed.replace(/<updated>.*?<\/updated>/, ''))).not.toEqual([]);
    });

    test('RSS is what its board says', async () => {
      const feed = await textOf(`${scope}/feed.xml`);
      expect(feed).toContain('<item>');
      expect(await faults('rss', feed)).toEqual([]);
      expect(await faults('rss', feed.replace(/ GMT<\/pubDate>/, '</pubDate>'))).not.toEqual([]);
    });

    test('JSON Feed is what its schema says', async () => {
      const feed = JSON.parse(await textOf(`${scope}/feed.json`));
      expect(feed.items.length).toBeGreaterThan(0);
      expect([isJsonFeed(feed), isJsonFeed.errors]).toEqual([true, null]);
      expect(isJsonFeed({ ...feed, items: [{ ...feed.items[0], id: undefined }] })).toBe(false);
    });
  },
);
