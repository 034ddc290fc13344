import { richTextFromPlain, type Snapshot } from '@masthead/domain';
import { sampleNewsletter } from './sample-newsletter.ts';
import { sampleSections } from './sample-sections.ts';

/** An issue with every kind of section, in our own words; its last section is empty on purpose. */
export const sampleSnapshot: Snapshot = {
  version: 1,
  newsletter: sampleNewsletter,
  issue: {
    id: '0000000000000000000000d1',
    slug: 'four-bits-all-the-way-down',
    number: 12,
    kind: 'weekly',
    subject: 'Four bits, all the way down',
    preheader: 'A model trained in four bits from its first step, and what to copy from the recipe.',
    date: '2026-11-20',
    tagline: 'Four bits, all the way down: a training run that should have broken did not.',
    lede: richTextFromPlain(
      'The week belonged to small numbers. A lab trained a 9B model in four bits from the first step to the last, and the curve held. Around it, two groups found ways to answer before the prompt is over.\n\nIf you read one thing, read the recipe; if you do one thing, check your gradient rounding.',
    ),
    closing: richTextFromPlain('Small numbers, long runs. See you on Friday.'),
    language: 'en',
    direction: 'ltr',
  },
  sections: sampleSections,
};
