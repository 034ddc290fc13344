import { type MediaMention, type PaperMention, richTextFromPlain, type StoryMention } from '@masthead/domain';

/** A story mention with nothing but what is given; text is plain. */
export function sampleStory(
  given: Partial<Omit<StoryMention, 'commentary'>> & { title: string; commentary: string },
): StoryMention {
  return {
    ...bare,
    sources: [],
    dateText: null,
    topics: [],
    ...given,
    commentary: richTextFromPlain(given.commentary),
  };
}

export function samplePaper(
  given: Partial<Omit<PaperMention, 'commentary'>> & { title: string; commentary: string },
): PaperMention {
  return {
    ...bare,
    authors: [],
    venue: null,
    year: null,
    arxivId: null,
    doi: null,
    openReviewId: null,
    topics: [],
    ...given,
    commentary: richTextFromPlain(given.commentary),
  };
}

export function sampleMedia(
  given: Partial<Omit<MediaMention, 'commentary'>> & { title: string; commentary: string },
): MediaMention {
  return {
    ...bare,
    medium: null,
    show: null,
    people: [],
    durationMinutes: null,
    ...given,
    commentary: richTextFromPlain(given.commentary),
  };
}

const bare = { entryId: null, entrySlug: null, url: null, byline: '', previously: null };
