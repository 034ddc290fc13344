import { expect, test } from '@jest/globals';
import { makeIssue } from '../test/fixtures.ts';
import { contentVersionOf } from './content-version.ts';

test('the version names the content, not the order of its keys', () => {
  const { snapshot } = makeIssue(12, null);
  const { version, newsletter, issue, sections } = snapshot;
  expect(contentVersionOf({ sections, issue, newsletter, version })).toBe(contentVersionOf(snapshot));
  const edited = { ...snapshot, issue: { ...issue, tagline: 'Another' } };
  expect(contentVersionOf(edited)).not.toBe(contentVersionOf(snapshot));
});
