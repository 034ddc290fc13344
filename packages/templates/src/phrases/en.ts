import type { Cadence, Phrases } from './phrases.ts';
import { weekdayName } from './weekday-name.ts';

export const en: Phrases = {
  minutes: (count) => `${count} min`,
  duration: (minutes) => `${minutes} min`,
  media: { talk: 'talk', podcast: 'podcast', video: 'video' },
  comma: ', ',
  inThisIssue: 'In this issue',
  previouslyIn: (number) => (number === null ? 'Previously' : `Previously in №${number}`),
  allWeSaid: 'all we said',
  linkHere: 'link',
  linkCopied: 'copied',
  cite: 'cite',
  corrections: 'Corrections',
  correctionOf: (number, date) => `Correction${number === null ? '' : ` to №${number}`}, ${date}`,
  sponsor: 'Sponsor',
  viewInBrowser: 'View in browser',
  unsubscribe: 'Unsubscribe',
  preferences: 'Preferences',
  whyYouGetThis: (newsletter) => `You get this because you signed up for ${newsletter} and confirmed it.`,
  digest: {
    title: (month) => `${month}, in one mail`,
    lede: ({ issues, month }) =>
      issues === 1
        ? `What ${month} brought, from the month’s one issue.`
        : `What ${month} brought, from the month’s ${issues} issues.`,
    leads: 'The big stories',
    topics: 'What kept coming back',
    papers: 'Papers of the month',
    issues: 'The issues of the month',
  },
  letters: {
    confirm: ({ newsletter, validDays }) => ({
      subject: `Confirm your subscription to ${newsletter}`,
      preheader: 'One click, and the next issue comes to you.',
      title: 'Is this your address?',
      paragraphs: [
        `Somebody, we hope you, asked for ${newsletter} at this address. Confirm it and the next issue comes to you.`,
      ],
      action: 'Confirm subscription',
      notes: [
        `The link works for ${validDays} days. If it was not you, do nothing: without your click we send no newsletter and forget the address.`,
      ],
      reason: `Sent once, because this address was entered in the signup form of ${newsletter}.`,
    }),
    welcome: ({ newsletter, cadence, latestTitle }) => ({
      subject: `Welcome to ${newsletter}`,
      preheader:
        cadence === null ? 'You are on the list.' : `You are on the list. It comes ${every(cadence)}.`,
      title: 'You are on the list',
      paragraphs: [
        cadence === null
          ? `Thank you. The next issue of ${newsletter} comes to this address.`
          : `Thank you. ${newsletter} comes to this address ${every(cadence)}.`,
        ...(latestTitle === null ? [] : [`Until then, here is the latest issue: ${latestTitle}`]),
      ],
      action: 'Read the latest issue',
      notes: [],
      reason: `You get this because you confirmed your subscription to ${newsletter}.`,
    }),
    goodbye: ({ newsletter, undoHours }) => ({
      subject: `You have left ${newsletter}`,
      preheader: 'It is done. Nothing more comes to this address.',
      title: 'You have left',
      paragraphs: [
        `As asked, ${newsletter} comes to this address no more. A mail that was on its way already may still arrive.`,
        'Thank you for reading along.',
      ],
      action: 'Take it back',
      notes: [
        `The link opens a page with a button. For ${undoHours} hours it takes you back as if nothing had happened, should you not have meant it or should it have been somebody else.`,
      ],
      reason: `Sent once, because this address has left ${newsletter}.`,
      subscribeAgain: 'Subscribe again',
    }),
    newAddress: ({ newsletter, validDays }) => ({
      subject: `Confirm your new address for ${newsletter}`,
      preheader: 'One click, and your subscriptions come here.',
      title: 'Is this your new address?',
      paragraphs: [
        `A reader of ${newsletter} wants their subscriptions to come to this address. Confirm it and they do.`,
      ],
      action: 'Use this address',
      notes: [
        `The link works for ${validDays} days. If it was not you, do nothing: without your click nothing changes.`,
      ],
      reason: `Sent once, because this address was entered in the preferences of ${newsletter}.`,
    }),
    addressMoved: ({ newsletter }) => ({
      subject: `${newsletter} goes to your new address from now on`,
      preheader: 'Nothing more comes to this one.',
      title: 'Your address was changed',
      paragraphs: [
        `As asked in your preferences, ${newsletter} comes to your new address from now on, and no longer to this one. A mail that was on its way already may still arrive here.`,
      ],
      action: '',
      notes: [
        'If it was not you: answer this mail and a person will look, or subscribe again with this address.',
      ],
      reason: `Sent once, because this address was subscribed to ${newsletter}.`,
      subscribeAgain: 'Subscribe again',
    }),
  },
};

function every({ weekday, time, timeZone }: Cadence): string {
  return `every ${weekdayName(weekday, 'en')} at ${time} (${timeZone})`;
}
