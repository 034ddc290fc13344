import type { ReactNode } from 'react';
import type { Of } from '../sentence-parts.ts';

/** What readers see who sign up, choose and leave, and what goes wrong. */
export const readers = {
  signup: {
    bandHome: 'Have it sent to you',
    band: 'Have the next one sent to you',
    title: 'Subscribe',
    titleOf: ({ name }: Of) => `Subscribe to ${name}`,
    byEmail: ({ name }: Of) => `${name} by email`,
    nothingYet: 'There is nothing to subscribe to yet. Please come back soon.',
    trap: 'Leave this empty',
    address: 'Email address',
    exampleAddress: 'you@example.org',
    submit: 'Subscribe',
    howOften: 'How often',
    every: 'Every issue',
    monthly: 'The digest, once a month',
    asOften: 'As often as each comes out.',
    note: (cadence: string) => `${cadence} We first send a link to confirm. One click unsubscribes.`,
    didYouMean: (address: ReactNode) => <>Did you mean {address}?</>,
    useThat: 'Yes, use that',
    keep: (address: string, button: string) => `Or press ${button} again to keep ${address}.`,
    name: 'Name',
    nameHint: '(if you like)',
    notBefore: 'Nothing before',
    notBeforeHint: '(empty: from the next issue on)',
    newsletters: 'Newsletters',
    checkInbox: 'Check your inbox',
    onItsWay: 'If the address can be subscribed, a mail with a link is on its way.',
    thenPress: 'Press the button on the page it opens, and you are on the list.',
    noMail: (
      <>
        Nothing after a few minutes? Look in the spam folder, or <a href="/subscribe">try again</a>. Somebody
        who is subscribed already gets no second mail.
      </>
    ) as ReactNode,
    onceMore: 'Please press the button once more.',
    sureItIsYou: 'One more press, to be sure that it is you.',
    notAnAddress: 'That does not look like an email address.',
    refusedDomain:
      'That is an address of a service for throwaway mail. Please use one that you will still read next month.',
    chooseNewsletter: 'Please choose a newsletter.',
    badName: 'That name is too long, or holds characters that cannot be printed.',
    badDate: 'That date was not understood.',
    tooFar: 'Please choose a day within the next twelve months.',
    badForm: 'Something in the form was not understood. Please try again.',
  },
  confirm: {
    ask: ({ name }: Of) => `Subscribe to ${name}?`,
    askText: (address: ReactNode) => (
      <>
        The button puts {address} on the list. If it was not you who asked, close this page and nothing will
        happen.
      </>
    ),
    yes: 'Yes, subscribe me',
    onTheList: 'You are on the list',
    already: (address: ReactNode, { name }: Of) => (
      <>
        {address} is subscribed to {name} already. There is nothing left to do.
      </>
    ),
    readBefore: 'Read what came before',
    usedTitle: 'This link was used before',
    used: (address: ReactNode) => (
      <>
        {address} was confirmed with it and has been unsubscribed since. To come back,{' '}
        <a href="/subscribe">subscribe again</a>.
      </>
    ),
    welcome: 'Welcome. You are on the list',
    comes: ({ name, cadence }: Of & { readonly cadence: string }) =>
      `${name} comes to you by email from now on. ${cadence}`,
    untilThen: (issue: string, link: ReactNode) => (
      <>
        Until then: {issue}, {link}
      </>
    ),
    everyMail: 'Every mail ends with a link that unsubscribes, and one to your preferences.',
    week: 'Confirmation links work for a week, so that nobody is subscribed by a forgotten mail.',
    again: (
      <>
        <a href="/subscribe">Subscribe again</a> and a new one comes at once.
      </>
    ) as ReactNode,
  },
  deadLink: {
    tooOld: 'This link is too old',
    usedUp: 'This link is used up',
    broken: 'This link does not work',
    cut: 'Perhaps the mail program cut it. Try to copy the whole link from the mail into the address bar.',
    cutOrNewer:
      'Perhaps the mail program cut it. Try to copy the whole link from the mail into the address bar, or use the one in a newer mail.',
    newer: 'Every newer mail ends with a fresh one.',
    orWrite: (link: ReactNode) => <>Or write to {link} and a person will do it.</>,
  },
  move: {
    ask: 'Use this address from now on?',
    askText: (address: ReactNode) => (
      <>
        The button sends everything to {address} from now on. If it was not you who asked, close this page and
        nothing will happen.
      </>
    ),
    yes: 'Yes, use this address',
    done: 'Your address is changed',
    doneText:
      'The next issue comes to the new one. A mail that was on its way already may still go to the old one.',
    olderLinks: 'Links in older mails can still unsubscribe you and do nothing else any more.',
    once: 'It works once and for two days, and a later one takes its place. If you pressed its button already, all is done.',
    askAnew: 'To ask for a new one, open the preferences link at the end of any issue.',
  },
  unsubscribe: {
    ask: ({ name }: Of) => `Unsubscribe from ${name}?`,
    askText: (address: ReactNode) => <>One press, and {address} gets no more issues.</>,
    submit: 'Unsubscribe',
    forwarded:
      'If somebody forwarded the mail to you, this is their subscription, not yours: please close the page.',
    done: 'You are unsubscribed',
    doneText: (address: ReactNode, { name }: Of) => (
      <>
        {address} gets no more issues of {name}. A mail that was on its way already may still arrive.
      </>
    ),
    anyOfOurs: 'any of our newsletters',
    undo: 'Undo: keep me subscribed',
    all: 'Unsubscribe from everything else too',
    thanks: 'Thank you for telling us.',
    why: 'Would you tell us why?',
    whyHint: '(if you like)',
    /** In the order of `unsubscribeReasons`, whose words are what is kept. */
    reasons: ['Too many mails', 'Not what I hoped for', 'I never signed up', 'I read it elsewhere'],
    send: 'Send',
    again: 'You are subscribed again',
    asBefore: (address: ReactNode, { name }: Of) => (
      <>
        {address} gets {name} as before.
      </>
    ),
  },
  readHere: {
    heading: 'On the web',
    offer: 'Some issues are open to subscribers alone. One press, and this browser opens them.',
    button: 'Read in this browser',
    title: 'You can read here now',
    done: 'For half a year this browser opens the issues that only subscribers can read. It ends when you unsubscribe; on a computer of somebody else, delete this site’s cookies when you leave.',
    list: 'For subscribers',
  },
  preferences: {
    title: 'Your preferences',
    of: (address: ReactNode, { name }: Of) => (
      <>
        For {address} and {name}.
      </>
    ),
    notSubscribed: (
      <>
        This address is not subscribed at present. To come back, <a href="/subscribe">subscribe again</a>.
      </>
    ) as ReactNode,
    newAddress: 'New address',
    sendHere: 'Send it here instead',
    sendHereHint: '(a link goes there first)',
    change: 'Change',
    pause: 'Pause until',
    pauseHint: '(empty: no pause)',
    name: 'Name',
    nameHint: '(for the greeting; may be empty)',
    topics: 'Topics',
    topicsHint: '(what you care about most; issues stay whole)',
    save: 'Save',
    more: 'More from us',
    alsoSend: 'Also send me',
    sendLink: 'Send me a link to confirm',
    enough: 'Enough of it?',
    unsubscribe: 'Unsubscribe',
    unsubscribeFrom: ({ name }: Of) => `Unsubscribe from ${name}`,
    unsubscribeAll: 'Unsubscribe from everything',
    data: 'Your data',
    download: 'Download my data',
    erase: 'Erase me …',
    saved: 'Saved.',
    notSaved: 'Not saved: please check the date (within a year) and the name.',
    moreOnItsWay:
      'A mail with a link to confirm is on its way, because a forwarded mail must not subscribe you.',
    notMovedYet: 'Nothing is changed yet.',
    moveOnItsWay:
      'If mail can go there, a link is on its way to the new address. Nothing changes until you press its button.',
  },
  erase: {
    ask: 'Erase everything about you?',
    askText: (address: ReactNode) => (
      <>
        {address} is taken off every list, and your name, consent and history are deleted. This cannot be
        undone.
      </>
    ),
    mark: 'We keep one scrambled mark of the address, so that nobody adds it again by mistake. To be mailed again you would sign up anew.',
    submit: 'Erase me',
    back: 'No, back to the preferences',
    done: 'You are forgotten',
    doneText:
      'Your address, name, consent and history are gone. What stays is a scrambled mark that cannot be read back; it keeps the address from being mailed again.',
    onItsWay: 'A mail that was on its way already may still arrive, and our backups age out within weeks.',
    comeBack: (
      <>
        Should you ever want to come back, <a href="/subscribe">subscribe anew</a>.
      </>
    ) as ReactNode,
  },
  preview: {
    title: (tagline: string) => `Draft: ${tagline}`,
    about: 'About this preview',
    draft: 'Draft, not published.',
    until: (day: string) => `This link works until ${day}. Please do not pass it on.`,
    web: 'Web page',
    email: 'Email',
    theEmail: 'The email',
    subject: (subject: string) => `Subject: ${subject}`,
    frame: 'The email as it would arrive',
    closed: 'This preview is closed',
    revoked:
      'The editors have taken the link back. If you still need to see the draft, ask them for a new one.',
    expired:
      'Preview links work for a limited time, and this one has run out. Ask the editors for a new one.',
    readPublished: 'Read what is published',
    remarks: 'Your remarks',
    approved: 'approved',
    yourName: 'Your name',
    aboutWhat: 'About',
    theIssue: 'the issue',
    say: 'What you would say',
    send: 'Send the remark',
    approve: 'Approve this issue as it is',
  },
  notFound: {
    title: 'There is nothing at this address',
    text: (
      <>
        Perhaps it was mistyped, or it is not public yet. Everything that has come out is in{' '}
        <a href="/archive">the archive</a>, by <a href="/topics">topic</a>, or a search away:
      </>
    ) as ReactNode,
    latest: 'The latest issues',
  },
  trouble: {
    title: 'Something went wrong on our side',
    text: 'It has been written down. Please try again in a minute; if you were signing up or changing something, it was not saved.',
    back: 'Back to the front page',
  },
  refused: {
    broken: 'That did not arrive whole',
    brokenText: 'The form came in a shape we cannot read. Please go back and try again.',
    foreign: 'That form was not ours',
    foreignText: 'The request came from another site, so nothing was done. Please use the page on this one.',
    tooMuch: 'That is too much',
    tooMuchText: 'The form was larger than anything it should hold. Nothing was done.',
  },
};

export type ReaderWords = typeof readers;
