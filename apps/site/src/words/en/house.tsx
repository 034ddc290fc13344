import type { ReactNode } from 'react';
import type { Of } from '../sentence-parts.ts';

/** What the pages about the house say: who writes and how to follow it, and what is kept of readers. */
export const house = {
  about: {
    title: 'About',
    about: ({ name }: Of) => `What ${name} is, when it comes, and how to read, follow, search and cite it.`,
    free: (
      <>
        It is free; <a href="/subscribe">subscribe</a> with an address and one click.
      </>
    ) as ReactNode,
    writtenBy: (sender: string) => `Written by ${sender}.`,
    answers: (address: ReactNode) => <>Answers to any issue reach {address}.</>,
    follow: (feeds: ReactNode) => <>Follow without an address: {feeds}. Every feed holds the whole issue.</>,
    find: {
      title: 'Finding things again',
      text: (
        <>
          Every issue that came out stays at its address, in <a href="/archive">the archive</a>. A story or a
          paper has one page with all that any issue said of it, in order. What recurs under different
          headlines is gathered under <a href="/topics">topics</a>. <a href="/search">The search</a> reads all
          of it.
        </>
      ) as ReactNode,
    },
    cite: {
      title: 'Citing',
      text: (
        <>
          Each issue, story and paper has a citation at its end, and as BibTeX, RIS and CSL-JSON beside its
          address: add <code>.bib</code>, <code>.ris</code> or <code>.csl.json</code>. Topics and searches can
          be taken along in the same way.
        </>
      ) as ReactNode,
    },
    machines: {
      title: 'For programs',
      text: (
        <>
          All that is published can be read at <a href="/api">/api</a>, described by{' '}
          <a href="/api/openapi.json">an OpenAPI document</a>. No key is needed.
        </>
      ) as ReactNode,
    },
    corrections: {
      title: 'Corrections',
      text: 'What turns out wrong is corrected where it stands, with the date, and wherever the story comes up again. The mail that went out stays what it was.',
    },
  },
  privacy: {
    title: 'Privacy',
    about: ({ name }: Of) => `What ${name} keeps of its readers, for how long, and how to have it erased.`,
    reading: {
      title: 'When you read here',
      text: 'These pages set no cookie and load nothing from anybody else but the pictures of an issue. There is no script that watches, and no account of who read what.',
    },
    subscribing: {
      title: 'When you subscribe',
      text: 'We keep your address, the name you give, if you give one, what you chose (how often, which topics), and the proof that you asked for it: when, on which form, from which internet address. Nothing is sent before you have confirmed by a click.',
    },
    sending: {
      title: 'When we send',
      text: (
        <>
          The mails are handed to <a href="https://resend.com">Resend</a>, which delivers them and tells us
          whether each one arrived, bounced or was reported as unwanted. That is kept with the mail. The links
          in our mails lead straight where they say.
        </>
      ) as ReactNode,
    },
    leaving: {
      title: 'When you leave',
      text: 'One click in any mail unsubscribes. At the foot of every mail is also the way to your preferences: there you can take along all we keep of you as a file, or have it erased at once. Of an erased address only a keyed hash remains, which cannot be read back and serves to never write to it again.',
    },
    who: 'Who is responsible',
  },
};

export type HouseWords = typeof house;
