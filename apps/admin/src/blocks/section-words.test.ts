import { expect, test } from '@jest/globals';
import { lexicalFromPlain } from '../features/rich-text/from-plain.ts';
import { sectionWords } from './section-words.ts';

test('a section reads as its kind, its heading and how much is in it, none of them twice', () => {
  expect(sectionWords('Stories', { heading: 'Also This Week', items: [{}, {}] })).toBe(
    'Stories · Also This Week · 2 items',
  );
  expect(sectionWords('Papers', { heading: 'Papers', items: 1 })).toBe('Papers · 1 item');
  expect(sectionWords('Sponsor', { heading: 'Sponsor', sponsor: 'Harbour Systems' })).toBe(
    'Sponsor · Harbour Systems',
  );
});

test('what has no heading and no items reads by its first words', () => {
  const body = lexicalFromPlain(
    'Forget early,\nforget often,\n\nand write down what you forgot before anybody asks.',
  );
  expect(sectionWords('Free text', { body })).toBe(
    'Free text · Forget early, forget often, and write down what you forgot …',
  );
  expect(sectionWords('Image', { caption: 'A harbour' })).toBe('Image · A harbour');
  const linked = {
    root: {
      type: 'root',
      children: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'In ' },
            { type: 'link', children: [{ type: 'text', text: 'print' }] },
            { type: 'text', text: '.' },
          ],
        },
      ],
    },
  };
  expect(sectionWords('Callout', { body: linked })).toBe('Callout · In print.');
});

test('an empty one is called by its kind', () => {
  expect(sectionWords('Divider', {})).toBe('Divider');
  expect(sectionWords('Free text', { body: null, heading: '' })).toBe('Free text');
});
