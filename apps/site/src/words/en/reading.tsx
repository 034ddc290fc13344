import type { ReactNode } from 'react';
import type { Cadence, Of } from '../sentence-parts.ts';

/** What readers see who came to read: pages of issues, entries, topics and the search. */
export const reading = {
  layout: {
    skip: 'Skip to the text',
    navigation: 'Site',
    archive: 'Archive',
    subscribe: 'Subscribe',
    allIssues: 'All issues',
    topics: 'Topics',
    search: 'Search',
    about: 'About',
    privacy: 'Privacy',
  },
  issue: {
    digest: 'Digest',
    unnumbered: 'Issue',
    /** Where the sign № cannot stand. */
    number: (number: number) => `No. ${number}`,
    withheld:
      'The rest of this issue is for subscribers. It came to them by email; to read it here, open “Preferences” at the end of any of our mails and press “Read in this browser”.',
    neighbours: 'Issues before and after',
    previous: 'Previous',
    next: 'Next',
    contents: 'Contents',
  },
  home: {
    recent: 'Recent issues',
    inThisIssue: 'In this issue',
    readWhole: 'Read the whole issue',
    firstTitle: 'The first issue is being written.',
    nothingYet: 'Nothing has been published here yet.',
    leaveAddress: (cadence: string) => `${cadence} Leave your address and it will come to you.`,
  },
  archive: {
    title: 'Archive',
    about: ({ name }: Of) => `Every issue of ${name}, by year.`,
    count: (issues: number) => (issues === 1 ? '1 issue' : `${issues} issues`),
    nothingYet: 'Nothing has come out yet. The first issue will stand here.',
    showAll: 'Show all of them',
    newsletter: 'Newsletter',
    allNewsletters: 'All',
    show: 'Show',
    years: 'Years',
    noneFits: 'No issue fits. Choose less, or look at all of them.',
  },
  entry: {
    story: 'Story',
    paper: 'Paper',
    media: 'Watch and listen',
    about: ({ name, title }: Of & { readonly title: string }) => `What ${name} said about “${title}”.`,
    said: 'What we said',
    saidNothing: 'Named without a comment.',
    source: 'source',
    correctionTo: ({ issue, title }: { readonly issue: string; readonly title: string }) =>
      `Correction to ${issue}: ${title}`,
    correction: (day: string) => `Correction, ${day}:`,
  },
  search: {
    about: ({ name }: Of) => `Search everything ${name} said: issues, stories, papers and talks.`,
    kind: 'Kind',
    everything: 'Everything',
    issue: 'Issue',
    link: 'Worth reading',
    topic: 'Topic',
    anyTopic: 'Any topic',
    year: 'Year',
    anyYear: 'Any year',
    hint: (
      <>
        Words may be unfinished or mistyped. “Quotation marks” keep words together. An id such as{' '}
        <code>2605.13784</code> finds its paper.
      </>
    ) as ReactNode,
    nothing: (asked: ReactNode) => (
      <>
        Nothing we published holds {asked}. Perhaps fewer words or filters, or look through{' '}
        <a href="/archive">the archive</a>.
      </>
    ),
    corrected: ({ asked, found }: { readonly asked: ReactNode; readonly found: ReactNode }) => (
      <>
        Nothing holds {asked}; this is what holds {found}.
      </>
    ),
    passages: (total: number) => (total === 1 ? '1 passage' : `${total} passages`),
    manyPassages: (than: number) => `more than ${than} passages`,
    range: (first: number, last: number) => `${first} to ${last}`,
    best: 'best first',
    newest: 'newest first',
    alsoIn: 'also in',
    more: 'More results',
    previous: 'Previous page',
    next: 'Next page',
    starting: 'The search is still reading',
    startingText: (
      <>
        It was started a moment ago and reads every issue once. Please try again in a few seconds, or look
        through <a href="/archive">the archive</a>.
      </>
    ) as ReactNode,
  },
  cite: {
    issue: 'Cite this issue',
    paper: 'Cite this paper',
    story: 'Cite this story',
    copy: 'Copy BibTeX',
    copied: 'Copied to the clipboard',
    note: 'The files also hold the papers it mentions.',
    label: 'Cite:',
    follow: 'Follow:',
  },
  author: {
    label: 'Author',
    about: ({ name, topic }: Of & { readonly topic: string }) => `Papers by ${topic} that ${name} spoke of.`,
    count: (papers: number) => (papers === 1 ? '1 paper we spoke of' : `${papers} papers we spoke of`),
    lastIn: 'Last in',
  },
  topics: {
    about: ({ name }: Of) => `What recurs in ${name}: every topic, with all that was said of it.`,
    count: (topics: number) => (topics === 1 ? '1 topic' : `${topics} topics`),
    none: 'No topic has anything under it yet.',
  },
  topic: {
    label: 'Topic',
    summary: ({ entries, issues }: { readonly entries: number; readonly issues: number }) =>
      `${plural(entries, 'entry', 'entries')} in ${plural(issues, 'issue', 'issues')}`,
    about: ({ name, topic, summary }: Of & { readonly topic: string; readonly summary: string }) =>
      `Everything ${name} said about ${topic}: ${summary}.`,
  },
  cadence: (slot: Cadence | null) =>
    slot === null
      ? 'Whenever an issue is ready.'
      : `Every ${slot.weekdayName} ${{ morning: 'morning', afternoon: 'afternoon', evening: 'evening' }[slot.part]}.`,
};

export type ReadingWords = typeof reading;

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
