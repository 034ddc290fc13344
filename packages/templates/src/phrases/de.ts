import type { Cadence, Phrases } from './phrases.ts';
import { weekdayName } from './weekday-name.ts';

export const de: Phrases = {
  minutes: (count) => `${count} Min.`,
  duration: (minutes) => `${minutes} Min.`,
  media: { talk: 'Vortrag', podcast: 'Podcast', video: 'Video' },
  comma: ', ',
  inThisIssue: 'In dieser Ausgabe',
  previouslyIn: (number) => (number === null ? 'Früher bei uns' : `Früher bei uns, Nr. ${number}`),
  allWeSaid: 'alles, was wir dazu schrieben',
  linkHere: 'Link',
  linkCopied: 'kopiert',
  cite: 'zitieren',
  corrections: 'Berichtigungen',
  correctionOf: (number, date) => `Berichtigung${number === null ? '' : ` zu №${number}`} vom ${date}`,
  sponsor: 'Anzeige',
  viewInBrowser: 'Im Browser lesen',
  unsubscribe: 'Abmelden',
  preferences: 'Einstellungen',
  whyYouGetThis: (newsletter) =>
    `Sie erhalten diese Mail, weil Sie ${newsletter} bestellt und die Bestellung bestätigt haben.`,
  digest: {
    title: (month) => `${month} in einer Mail`,
    lede: ({ issues, month }) =>
      issues === 1
        ? `Was ${month} brachte, aus der einen Ausgabe des Monats.`
        : `Was ${month} brachte, aus den ${issues} Ausgaben des Monats.`,
    leads: 'Die großen Themen',
    topics: 'Was immer wiederkam',
    papers: 'Arbeiten des Monats',
    issues: 'Die Ausgaben des Monats',
  },
  letters: {
    confirm: ({ newsletter, validDays }) => ({
      subject: `Bestätigen Sie Ihre Anmeldung für ${newsletter}`,
      preheader: 'Ein Klick, und die nächste Ausgabe kommt zu Ihnen.',
      title: 'Ist das Ihre Adresse?',
      paragraphs: [
        `Jemand, hoffentlich Sie selbst, hat ${newsletter} für diese Adresse bestellt. Bestätigen Sie das, und die nächste Ausgabe kommt zu Ihnen.`,
      ],
      action: 'Anmeldung bestätigen',
      notes: [
        `Der Link gilt ${validDays} Tage. Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Ohne Ihren Klick schicken wir keinen Newsletter und vergessen die Adresse.`,
      ],
      reason: `Einmal verschickt, weil diese Adresse im Anmeldeformular von ${newsletter} eingegeben wurde.`,
    }),
    welcome: ({ newsletter, cadence, latestTitle }) => ({
      subject: `Willkommen bei ${newsletter}`,
      preheader: 'Sie stehen auf der Liste.',
      title: 'Sie stehen auf der Liste',
      paragraphs: [
        cadence === null
          ? `Danke. Die nächste Ausgabe von ${newsletter} kommt an diese Adresse.`
          : `Danke. ${newsletter} kommt ${every(cadence)} an diese Adresse.`,
        ...(latestTitle === null ? [] : [`Bis dahin ist hier die neueste Ausgabe: ${latestTitle}`]),
      ],
      action: 'Die neueste Ausgabe lesen',
      notes: [],
      reason: `Sie erhalten diese Mail, weil Sie Ihre Anmeldung für ${newsletter} bestätigt haben.`,
    }),
    goodbye: ({ newsletter, undoHours }) => ({
      subject: `Sie haben ${newsletter} abbestellt`,
      preheader: 'Es ist getan. An diese Adresse kommt nichts mehr.',
      title: 'Sie sind abgemeldet',
      paragraphs: [
        `Wie gewünscht kommt ${newsletter} nicht mehr an diese Adresse. Eine Mail, die schon unterwegs war, kann noch ankommen.`,
        'Danke, dass Sie mitgelesen haben.',
      ],
      action: 'Rückgängig machen',
      notes: [
        `Der Link öffnet eine Seite mit einem Knopf. ${undoHours} Stunden lang bringt er Sie zurück, als wäre nichts gewesen, falls es ein Versehen war oder jemand anders.`,
      ],
      reason: `Einmal verschickt, weil diese Adresse ${newsletter} abbestellt hat.`,
      subscribeAgain: 'Neu anmelden',
    }),
    newAddress: ({ newsletter, validDays }) => ({
      subject: `Bestätigen Sie Ihre neue Adresse für ${newsletter}`,
      preheader: 'Ein Klick, und Ihre Abonnements kommen hierher.',
      title: 'Ist das Ihre neue Adresse?',
      paragraphs: [
        `Jemand, der ${newsletter} liest, möchte seine Abonnements an diese Adresse bekommen. Bestätigen Sie das, und sie kommen.`,
      ],
      action: 'Diese Adresse verwenden',
      notes: [
        `Der Link gilt ${validDays} Tage. Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Ohne Ihren Klick ändert sich nichts.`,
      ],
      reason: `Einmal verschickt, weil diese Adresse in den Einstellungen von ${newsletter} eingegeben wurde.`,
    }),
    addressMoved: ({ newsletter }) => ({
      subject: `${newsletter} geht ab jetzt an Ihre neue Adresse`,
      preheader: 'An diese Adresse kommt nichts mehr.',
      title: 'Ihre Adresse wurde geändert',
      paragraphs: [
        `Wie in Ihren Einstellungen gewünscht, kommt ${newsletter} ab jetzt an Ihre neue Adresse und nicht mehr an diese. Eine Mail, die schon unterwegs war, kann hier noch ankommen.`,
      ],
      action: '',
      notes: [
        'Wenn Sie es nicht waren: Antworten Sie auf diese Mail, dann sieht ein Mensch nach, oder melden Sie sich mit dieser Adresse neu an.',
      ],
      reason: `Einmal verschickt, weil ${newsletter} an diese Adresse ging.`,
      subscribeAgain: 'Neu anmelden',
    }),
  },
};

function every({ weekday, time, timeZone }: Cadence): string {
  return `jeden ${weekdayName(weekday, 'de')} um ${time} Uhr (${timeZone})`;
}
