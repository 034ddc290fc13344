import type { ReadingWords } from '../en/reading.tsx';

const parts = { morning: 'morgen', afternoon: 'nachmittag', evening: 'abend' } as const;

export const reading: ReadingWords = {
  layout: {
    skip: 'Zum Text springen',
    navigation: 'Seiten',
    archive: 'Archiv',
    subscribe: 'Abonnieren',
    allIssues: 'Alle Ausgaben',
    topics: 'Themen',
    search: 'Suche',
    about: 'Über uns',
    privacy: 'Datenschutz',
  },
  issue: {
    digest: 'Monatsausgabe',
    unnumbered: 'Ausgabe',
    number: (number) => `Nr. ${number}`,
    withheld:
      'Der Rest dieser Ausgabe ist für Abonnentinnen und Abonnenten. Er kam mit der Mail zu ihnen; um ihn hier zu lesen, öffnen Sie am Ende einer unserer Mails die Einstellungen und drücken „In diesem Browser lesen“.',
    neighbours: 'Ausgaben davor und danach',
    previous: 'Vorige',
    next: 'Nächste',
    contents: 'Inhalt',
  },
  home: {
    recent: 'Letzte Ausgaben',
    inThisIssue: 'In dieser Ausgabe',
    readWhole: 'Die ganze Ausgabe lesen',
    firstTitle: 'Die erste Ausgabe wird gerade geschrieben.',
    nothingYet: 'Hier ist noch nichts erschienen.',
    leaveAddress: (cadence) => `${cadence} Hinterlassen Sie Ihre Adresse, dann kommt sie zu Ihnen.`,
  },
  archive: {
    title: 'Archiv',
    about: ({ name }) => `Jede Ausgabe von ${name}, nach Jahren.`,
    count: (issues) => (issues === 1 ? '1 Ausgabe' : `${issues} Ausgaben`),
    nothingYet: 'Noch ist nichts erschienen. Die erste Ausgabe wird hier stehen.',
    showAll: 'Alle zeigen',
    newsletter: 'Newsletter',
    allNewsletters: 'Alle',
    show: 'Zeigen',
    years: 'Jahre',
    noneFits: 'Keine Ausgabe passt. Wählen Sie weniger aus, oder sehen Sie alle an.',
  },
  entry: {
    story: 'Meldung',
    paper: 'Arbeit',
    media: 'Sehen und hören',
    about: ({ name, title }) => `Was ${name} über „${title}“ schrieb.`,
    said: 'Was wir dazu schrieben',
    saidNothing: 'Ohne Kommentar genannt.',
    source: 'Quelle',
    correctionTo: ({ issue, title }) => `Berichtigung zu ${issue}: ${title}`,
    correction: (day) => `Berichtigung, ${day}:`,
  },
  search: {
    about: ({ name }) =>
      `Alles durchsuchen, was ${name} schrieb: Ausgaben, Meldungen, Arbeiten und Vorträge.`,
    kind: 'Art',
    everything: 'Alles',
    issue: 'Ausgabe',
    link: 'Lesenswert',
    topic: 'Thema',
    anyTopic: 'Jedes Thema',
    year: 'Jahr',
    anyYear: 'Jedes Jahr',
    hint: (
      <>
        Wörter dürfen unfertig oder vertippt sein. „Anführungszeichen“ halten Wörter zusammen. Eine Kennung
        wie <code>2605.13784</code> findet ihre Arbeit.
      </>
    ),
    nothing: (asked) => (
      <>
        Nichts, was wir veröffentlicht haben, enthält {asked}. Versuchen Sie weniger Wörter oder Filter, oder
        sehen Sie <a href="/archive">ins Archiv</a>.
      </>
    ),
    corrected: ({ asked, found }) => (
      <>
        Nichts enthält {asked}; dies ist, was {found} enthält.
      </>
    ),
    passages: (total) => (total === 1 ? '1 Stelle' : `${total} Stellen`),
    manyPassages: (than) => `mehr als ${than} Stellen`,
    range: (first, last) => `${first} bis ${last}`,
    best: 'die besten zuerst',
    newest: 'die neuesten zuerst',
    alsoIn: 'auch in',
    more: 'Weitere Treffer',
    previous: 'Vorige Seite',
    next: 'Nächste Seite',
    starting: 'Die Suche liest noch',
    startingText: (
      <>
        Sie wurde eben gestartet und liest jede Ausgabe einmal. Bitte versuchen Sie es in einigen Sekunden
        noch einmal, oder sehen Sie <a href="/archive">ins Archiv</a>.
      </>
    ),
  },
  cite: {
    issue: 'Diese Ausgabe zitieren',
    paper: 'Diese Arbeit zitieren',
    story: 'Diese Meldung zitieren',
    copy: 'BibTeX kopieren',
    copied: 'In die Zwischenablage kopiert',
    note: 'Die Dateien enthalten auch die genannten Arbeiten.',
    label: 'Zitieren:',
    follow: 'Folgen:',
  },
  author: {
    label: 'Autor oder Autorin',
    about: ({ name, topic }) => `Arbeiten von ${topic}, über die ${name} schrieb.`,
    count: (papers) =>
      papers === 1 ? '1 Arbeit, über die wir schrieben' : `${papers} Arbeiten, über die wir schrieben`,
    lastIn: 'Zuletzt in',
  },
  topics: {
    about: ({ name }) => `Was in ${name} wiederkehrt: jedes Thema, mit allem, was dazu geschrieben wurde.`,
    count: (topics) => (topics === 1 ? '1 Thema' : `${topics} Themen`),
    none: 'Zu keinem Thema gibt es schon etwas.',
  },
  topic: {
    label: 'Thema',
    summary: ({ entries, issues }) =>
      `${entries === 1 ? '1 Eintrag' : `${entries} Einträge`} in ${issues === 1 ? '1 Ausgabe' : `${issues} Ausgaben`}`,
    about: ({ name, topic, summary }) => `Alles, was ${name} über ${topic} schrieb: ${summary}.`,
  },
  cadence: (slot) =>
    slot === null ? 'Immer, wenn eine Ausgabe fertig ist.' : `Jeden ${slot.weekdayName}${parts[slot.part]}.`,
};
