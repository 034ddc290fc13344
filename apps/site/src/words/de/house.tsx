import type { HouseWords } from '../en/house.tsx';

export const house: HouseWords = {
  about: {
    title: 'Über uns',
    about: ({ name }) =>
      `Was ${name} ist, wann es kommt, und wie man es liest, verfolgt, durchsucht und zitiert.`,
    free: (
      <>
        Es kostet nichts; <a href="/subscribe">abonnieren</a> Sie mit einer Adresse und einem Klick.
      </>
    ),
    writtenBy: (sender) => `Geschrieben von ${sender}.`,
    answers: (address) => <>Antworten auf jede Ausgabe erreichen {address}.</>,
    follow: (feeds) => <>Ohne Adresse mitlesen: {feeds}. Jeder Feed enthält die ganze Ausgabe.</>,
    find: {
      title: 'Wiederfinden',
      text: (
        <>
          Jede erschienene Ausgabe bleibt unter ihrer Adresse, im <a href="/archive">Archiv</a>. Eine Meldung
          oder eine Arbeit hat eine Seite mit allem, was je eine Ausgabe dazu schrieb, der Reihe nach. Was
          unter verschiedenen Überschriften wiederkehrt, steht unter den <a href="/topics">Themen</a>.{' '}
          <a href="/search">Die Suche</a> liest das alles.
        </>
      ),
    },
    cite: {
      title: 'Zitieren',
      text: (
        <>
          Jede Ausgabe, Meldung und Arbeit hat am Ende einen Literaturverweis und ihn als BibTeX, RIS und
          CSL-JSON neben ihrer Adresse: hängen Sie <code>.bib</code>, <code>.ris</code> oder{' '}
          <code>.csl.json</code> an. Themen und Suchen lassen sich ebenso mitnehmen.
        </>
      ),
    },
    machines: {
      title: 'Für Programme',
      text: (
        <>
          Alles Veröffentlichte lässt sich unter <a href="/api">/api</a> lesen, beschrieben durch{' '}
          <a href="/api/openapi.json">ein OpenAPI-Dokument</a>. Ein Schlüssel ist nicht nötig.
        </>
      ),
    },
    corrections: {
      title: 'Berichtigungen',
      text: 'Was sich als falsch erweist, wird mit Datum dort berichtigt, wo es steht, und überall, wo die Meldung wieder vorkommt. Die verschickte Mail bleibt, wie sie war.',
    },
  },
  privacy: {
    title: 'Datenschutz',
    about: ({ name }) =>
      `Was ${name} von Leserinnen und Lesern aufbewahrt, wie lange, und wie man es löschen lässt.`,
    reading: {
      title: 'Wenn Sie hier lesen',
      text: 'Diese Seiten setzen kein Cookie und laden nichts von anderen außer den Bildern einer Ausgabe. Kein Skript sieht zu, und niemand führt Buch darüber, wer was gelesen hat.',
    },
    subscribing: {
      title: 'Wenn Sie abonnieren',
      text: 'Wir bewahren Ihre Adresse auf, den Namen, falls Sie einen angeben, was Sie gewählt haben (wie oft, welche Themen), und den Nachweis, dass Sie darum gebeten haben: wann, in welchem Formular, von welcher Internetadresse. Nichts wird verschickt, bevor Sie mit einem Klick bestätigt haben.',
    },
    sending: {
      title: 'Wenn wir verschicken',
      text: (
        <>
          Die Mails gehen an <a href="https://resend.com">Resend</a>, das sie zustellt und uns sagt, ob jede
          angekommen ist, zurückkam oder als unerwünscht gemeldet wurde. Das wird bei der Mail aufbewahrt. Die
          Links in unseren Mails führen geradewegs dorthin, wo sie es sagen.
        </>
      ),
    },
    leaving: {
      title: 'Wenn Sie gehen',
      text: 'Ein Klick in jeder Mail bestellt ab. Am Ende jeder Mail steht auch der Weg zu Ihren Einstellungen: dort können Sie alles, was wir von Ihnen haben, als Datei mitnehmen oder es sofort löschen lassen. Von einer gelöschten Adresse bleibt nur eine mit Schlüssel gebildete Prüfsumme, die sich nicht zurücklesen lässt und dazu dient, nie wieder dorthin zu schreiben.',
    },
    who: 'Wer verantwortlich ist',
  },
};
