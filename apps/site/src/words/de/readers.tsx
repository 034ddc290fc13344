import type { ReaderWords } from '../en/readers.tsx';

export const readers: ReaderWords = {
  signup: {
    bandHome: 'Lassen Sie es sich schicken',
    band: 'Lassen Sie sich die nächste schicken',
    title: 'Abonnieren',
    titleOf: ({ name }) => `${name} abonnieren`,
    byEmail: ({ name }) => `${name} per E-Mail`,
    nothingYet: 'Hier gibt es noch nichts zu abonnieren. Kommen Sie bald wieder.',
    trap: 'Bitte leer lassen',
    address: 'E-Mail-Adresse',
    exampleAddress: 'sie@example.org',
    submit: 'Abonnieren',
    howOften: 'Wie oft',
    every: 'Jede Ausgabe',
    monthly: 'Die Monatsausgabe, einmal im Monat',
    asOften: 'So oft, wie jeder erscheint.',
    note: (cadence) =>
      `${cadence} Zuerst schicken wir einen Link zum Bestätigen. Ein Klick bestellt wieder ab.`,
    didYouMean: (address) => <>Meinten Sie {address}?</>,
    useThat: 'Ja, diese nehmen',
    keep: (address, button) => `Oder noch einmal auf „${button}“ drücken, um bei ${address} zu bleiben.`,
    name: 'Name',
    nameHint: '(wenn Sie mögen)',
    notBefore: 'Nichts vor dem',
    notBeforeHint: '(leer: ab der nächsten Ausgabe)',
    newsletters: 'Newsletter',
    checkInbox: 'Sehen Sie in Ihr Postfach',
    onItsWay: 'Wenn die Adresse angemeldet werden kann, ist eine Mail mit einem Link unterwegs.',
    thenPress: 'Drücken Sie den Knopf auf der Seite, die er öffnet, und Sie stehen auf der Liste.',
    noMail: (
      <>
        Nach ein paar Minuten nichts da? Sehen Sie im Spam-Ordner nach, oder{' '}
        <a href="/subscribe">versuchen Sie es noch einmal</a>. Wer schon angemeldet ist, bekommt keine zweite
        Mail.
      </>
    ),
    onceMore: 'Bitte drücken Sie den Knopf noch einmal.',
    sureItIsYou: 'Noch einmal drücken, damit sicher ist, dass Sie es sind.',
    notAnAddress: 'Das sieht nicht nach einer E-Mail-Adresse aus.',
    refusedDomain:
      'Das ist die Adresse eines Dienstes für Wegwerf-Mails. Bitte nehmen Sie eine, die Sie auch nächsten Monat noch lesen.',
    chooseNewsletter: 'Bitte wählen Sie einen Newsletter.',
    badName: 'Der Name ist zu lang oder enthält Zeichen, die sich nicht drucken lassen.',
    badDate: 'Das Datum war nicht zu verstehen.',
    tooFar: 'Bitte wählen Sie einen Tag in den nächsten zwölf Monaten.',
    badForm: 'Etwas im Formular war nicht zu verstehen. Bitte versuchen Sie es noch einmal.',
  },
  confirm: {
    ask: ({ name }) => `${name} abonnieren?`,
    askText: (address) => (
      <>
        Der Knopf setzt {address} auf die Liste. Wenn Sie es nicht waren, schließen Sie diese Seite, und
        nichts geschieht.
      </>
    ),
    yes: 'Ja, melden Sie mich an',
    onTheList: 'Sie stehen auf der Liste',
    already: (address, { name }) => (
      <>
        {address} ist für {name} schon angemeldet. Es bleibt nichts zu tun.
      </>
    ),
    readBefore: 'Lesen, was bisher erschien',
    usedTitle: 'Dieser Link wurde schon benutzt',
    used: (address) => (
      <>
        {address} wurde damit bestätigt und ist seither abgemeldet worden. Um zurückzukommen,{' '}
        <a href="/subscribe">melden Sie sich neu an</a>.
      </>
    ),
    welcome: 'Willkommen. Sie stehen auf der Liste',
    comes: ({ name, cadence }) => `${name} kommt ab jetzt per Mail zu Ihnen. ${cadence}`,
    untilThen: (issue, link) => (
      <>
        Bis dahin: {issue}, {link}
      </>
    ),
    everyMail: 'Am Ende jeder Mail steht ein Link zum Abmelden und einer zu Ihren Einstellungen.',
    week: 'Links zum Bestätigen gelten eine Woche, damit niemand durch eine vergessene Mail angemeldet wird.',
    again: (
      <>
        <a href="/subscribe">Melden Sie sich neu an</a>, und ein neuer kommt sofort.
      </>
    ),
  },
  deadLink: {
    tooOld: 'Dieser Link ist zu alt',
    usedUp: 'Dieser Link ist verbraucht',
    broken: 'Dieser Link funktioniert nicht',
    cut: 'Vielleicht hat das Mailprogramm ihn abgeschnitten. Kopieren Sie den ganzen Link aus der Mail in die Adresszeile.',
    cutOrNewer:
      'Vielleicht hat das Mailprogramm ihn abgeschnitten. Kopieren Sie den ganzen Link aus der Mail in die Adresszeile, oder nehmen Sie den aus einer neueren Mail.',
    newer: 'Jede neuere Mail endet mit einem frischen.',
    orWrite: (link) => <>Oder schreiben Sie an {link}, dann tut es ein Mensch.</>,
  },
  move: {
    ask: 'Ab jetzt diese Adresse verwenden?',
    askText: (address) => (
      <>
        Der Knopf schickt ab jetzt alles an {address}. Wenn Sie es nicht waren, schließen Sie diese Seite, und
        nichts geschieht.
      </>
    ),
    yes: 'Ja, diese Adresse verwenden',
    done: 'Ihre Adresse ist geändert',
    doneText:
      'Die nächste Ausgabe kommt an die neue. Eine Mail, die schon unterwegs war, kann noch an die alte gehen.',
    olderLinks: 'Links in älteren Mails können Sie noch abmelden und sonst nichts mehr.',
    once: 'Er gilt einmal und zwei Tage lang, und ein späterer ersetzt ihn. Wenn Sie den Knopf schon gedrückt haben, ist alles getan.',
    askAnew: 'Einen neuen bekommen Sie über den Link zu den Einstellungen am Ende jeder Ausgabe.',
  },
  unsubscribe: {
    ask: ({ name }) => `${name} abbestellen?`,
    askText: (address) => <>Ein Druck, und {address} bekommt keine Ausgaben mehr.</>,
    submit: 'Abmelden',
    forwarded:
      'Wenn Ihnen jemand die Mail weitergeleitet hat, ist es dessen Abonnement und nicht Ihres: Bitte schließen Sie die Seite.',
    done: 'Sie sind abgemeldet',
    doneText: (address, { name }) => (
      <>
        {address} bekommt keine Ausgaben von {name} mehr. Eine Mail, die schon unterwegs war, kann noch
        ankommen.
      </>
    ),
    anyOfOurs: 'unseren Newslettern',
    undo: 'Rückgängig: Ich bleibe dabei',
    all: 'Auch alles andere abbestellen',
    thanks: 'Danke, dass Sie es uns sagen.',
    why: 'Sagen Sie uns, warum?',
    whyHint: '(wenn Sie mögen)',
    reasons: [
      'Zu viele Mails',
      'Nicht, was ich erhofft hatte',
      'Ich habe mich nie angemeldet',
      'Ich lese es anderswo',
    ],
    send: 'Abschicken',
    again: 'Sie sind wieder angemeldet',
    asBefore: (address, { name }) => (
      <>
        {address} bekommt {name} wie zuvor.
      </>
    ),
  },
  readHere: {
    heading: 'Im Web',
    offer:
      'Manche Ausgaben stehen nur Abonnentinnen und Abonnenten offen. Ein Druck, und dieser Browser öffnet sie.',
    button: 'In diesem Browser lesen',
    title: 'Sie können jetzt hier lesen',
    done: 'Ein halbes Jahr lang öffnet dieser Browser die Ausgaben, die nur Abonnentinnen und Abonnenten lesen können. Es endet, wenn Sie sich abmelden; an einem fremden Rechner löschen Sie beim Gehen die Cookies dieser Seite.',
    list: 'Nur im Abonnement',
  },
  preferences: {
    title: 'Ihre Einstellungen',
    of: (address, { name }) => (
      <>
        Für {address} und {name}.
      </>
    ),
    notSubscribed: (
      <>
        Diese Adresse ist zurzeit nicht angemeldet. Um zurückzukommen,{' '}
        <a href="/subscribe">melden Sie sich neu an</a>.
      </>
    ),
    newAddress: 'Neue Adresse',
    sendHere: 'Stattdessen hierher schicken',
    sendHereHint: '(zuerst geht ein Link dorthin)',
    change: 'Ändern',
    pause: 'Pause bis',
    pauseHint: '(leer: keine Pause)',
    name: 'Name',
    nameHint: '(für die Anrede; darf leer sein)',
    topics: 'Themen',
    topicsHint: '(was Ihnen am wichtigsten ist; Ausgaben bleiben ganz)',
    save: 'Speichern',
    more: 'Mehr von uns',
    alsoSend: 'Schicken Sie mir auch',
    sendLink: 'Link zum Bestätigen schicken',
    enough: 'Genug davon?',
    unsubscribe: 'Abmelden',
    unsubscribeFrom: ({ name }) => `${name} abbestellen`,
    unsubscribeAll: 'Alles abbestellen',
    data: 'Ihre Daten',
    download: 'Meine Daten herunterladen',
    erase: 'Mich löschen …',
    saved: 'Gespeichert.',
    notSaved: 'Nicht gespeichert: Bitte prüfen Sie das Datum (binnen eines Jahres) und den Namen.',
    moreOnItsWay:
      'Eine Mail mit einem Link zum Bestätigen ist unterwegs, denn eine weitergeleitete Mail darf Sie nicht anmelden.',
    notMovedYet: 'Noch ist nichts geändert.',
    moveOnItsWay:
      'Wenn dort Mail ankommt, ist ein Link an die neue Adresse unterwegs. Nichts ändert sich, bis Sie seinen Knopf drücken.',
  },
  erase: {
    ask: 'Alles über Sie löschen?',
    askText: (address) => (
      <>
        {address} wird von jeder Liste genommen, und Ihr Name, Ihre Einwilligung und Ihr Verlauf werden
        gelöscht. Das lässt sich nicht rückgängig machen.
      </>
    ),
    mark: 'Wir behalten ein unlesbares Zeichen der Adresse, damit niemand sie aus Versehen wieder einträgt. Um wieder Mail zu bekommen, würden Sie sich neu anmelden.',
    submit: 'Mich löschen',
    back: 'Nein, zurück zu den Einstellungen',
    done: 'Sie sind vergessen',
    doneText:
      'Ihre Adresse, Ihr Name, Ihre Einwilligung und Ihr Verlauf sind fort. Was bleibt, ist ein Zeichen, das niemand zurücklesen kann; es verhindert, dass die Adresse wieder Mail bekommt.',
    onItsWay:
      'Eine Mail, die schon unterwegs war, kann noch ankommen, und aus unseren Sicherungen verschwindet alles binnen Wochen.',
    comeBack: (
      <>
        Wenn Sie je zurückkommen möchten, <a href="/subscribe">melden Sie sich neu an</a>.
      </>
    ),
  },
  preview: {
    title: (tagline) => `Entwurf: ${tagline}`,
    about: 'Über diese Vorschau',
    draft: 'Entwurf, nicht veröffentlicht.',
    until: (day) => `Dieser Link gilt bis ${day}. Bitte geben Sie ihn nicht weiter.`,
    web: 'Webseite',
    email: 'Mail',
    theEmail: 'Die Mail',
    subject: (subject) => `Betreff: ${subject}`,
    frame: 'Die Mail, wie sie ankäme',
    closed: 'Diese Vorschau ist geschlossen',
    revoked:
      'Die Redaktion hat den Link zurückgenommen. Wenn Sie den Entwurf noch sehen müssen, bitten Sie um einen neuen.',
    expired:
      'Links zu Vorschauen gelten eine begrenzte Zeit, und diese ist um. Bitten Sie die Redaktion um einen neuen.',
    readPublished: 'Lesen, was veröffentlicht ist',
    remarks: 'Ihre Anmerkungen',
    approved: 'freigegeben',
    yourName: 'Ihr Name',
    aboutWhat: 'Zu',
    theIssue: 'der Ausgabe',
    say: 'Was Sie sagen möchten',
    send: 'Anmerkung schicken',
    approve: 'Diese Ausgabe so freigeben',
  },
  notFound: {
    title: 'Unter dieser Adresse ist nichts',
    text: (
      <>
        Vielleicht ist sie vertippt, oder es ist noch nicht öffentlich. Alles, was erschienen ist, steht im{' '}
        <a href="/archive">Archiv</a>, nach <a href="/topics">Themen</a>, oder lässt sich suchen:
      </>
    ),
    latest: 'Die neuesten Ausgaben',
  },
  trouble: {
    title: 'Bei uns ist etwas schiefgegangen',
    text: 'Es ist notiert. Bitte versuchen Sie es in einer Minute noch einmal; wenn Sie sich gerade angemeldet oder etwas geändert haben, ist es nicht gespeichert.',
    back: 'Zurück zur ersten Seite',
  },
  refused: {
    broken: 'Das kam nicht ganz an',
    brokenText:
      'Das Formular kam in einer Form, die wir nicht lesen können. Bitte gehen Sie zurück und versuchen Sie es noch einmal.',
    foreign: 'Das war nicht unser Formular',
    foreignText:
      'Die Anfrage kam von einer anderen Seite, darum wurde nichts getan. Bitte nehmen Sie die Seite hier.',
    tooMuch: 'Das ist zu viel',
    tooMuchText: 'Das Formular war größer als alles, was darin stehen sollte. Nichts wurde getan.',
  },
};
