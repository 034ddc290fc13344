/** When issues come. */
export interface Cadence {
  /** 1 is Monday, 7 is Sunday (ISO 8601). */
  readonly weekday: number;
  /** `HH:MM` in the newsletter's zone. */
  readonly time: string;
  /** IANA name. */
  readonly timeZone: string;
}

/** What a single mail says, without its addresses. */
export interface LetterWords {
  readonly subject: string;
  readonly preheader: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The label of the one button. */
  readonly action: string;
  readonly notes: readonly string[];
  readonly reason: string;
}

/** The single mails a reader gets, in the newsletter's language. Mails to the desk are in the desk's own. */
export interface ReaderLetters {
  readonly confirm: (of: { readonly newsletter: string; readonly validDays: number }) => LetterWords;
  readonly welcome: (of: {
    readonly newsletter: string;
    readonly cadence: Cadence | null;
    readonly latestTitle: string | null;
  }) => LetterWords;
  readonly goodbye: (of: { readonly newsletter: string; readonly undoHours: number }) => LetterWords & {
    readonly subscribeAgain: string;
  };
  readonly newAddress: (of: { readonly newsletter: string; readonly validDays: number }) => LetterWords;
  readonly addressMoved: (of: { readonly newsletter: string }) => LetterWords & {
    readonly subscribeAgain: string;
  };
}

/** What the desk writes into the draft of a digest, for its editors to change. */
export interface DigestWords {
  /** Its title. `month`: "November 2026" in the language. */
  readonly title: (month: string) => string;
  readonly lede: (of: { readonly issues: number; readonly month: string }) => string;
  readonly leads: string;
  readonly topics: string;
  readonly papers: string;
  readonly issues: string;
}

/** Our own words in mails and on issue pages, one object a language; content is never in here. */
export interface Phrases {
  /** How long an issue takes to read. */
  readonly minutes: (count: number) => string;
  /** How long a talk runs, under its title. */
  readonly duration: (minutes: number) => string;
  /** What can be watched or heard, as the desk knows them. */
  readonly media: Readonly<Record<'talk' | 'podcast' | 'video', string>>;
  /** Between two words of a list, with its space. */
  readonly comma: string;
  readonly inThisIssue: string;
  readonly previouslyIn: (number: number | null) => string;
  readonly allWeSaid: string;
  /** On the site, beside an item: its own address, what is said once it is copied, and its citation. */
  readonly linkHere: string;
  readonly linkCopied: string;
  readonly cite: string;
  /** The heading over all of them. */
  readonly corrections: string;
  /** Stands before one. `number` is null on the page of the issue itself; the date is written out already. */
  readonly correctionOf: (number: number | null, date: string) => string;
  readonly sponsor: string;
  readonly viewInBrowser: string;
  readonly unsubscribe: string;
  readonly preferences: string;
  readonly whyYouGetThis: (newsletter: string) => string;
  readonly digest: DigestWords;
  readonly letters: ReaderLetters;
}
