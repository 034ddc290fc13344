/** A list of authors as typed → names. "et al." is left to the byline. "Last, F., Last, G." stays in pairs. */
export function splitAuthors(text: string): string[] {
  const pieces = text
    .replace(/\bet al\.?/gi, '')
    .split(/\s*(?:;|,\s*(?:and|&)\s+|,|\s(?:and|&)\s)\s*/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const inPairs =
    pieces.length >= 2 &&
    pieces.length % 2 === 0 &&
    pieces.every((piece, i) => i % 2 === 0 || initials.test(piece));
  if (!inPairs) return pieces;
  return pieces.flatMap((piece, i) => (i % 2 === 0 ? [`${piece}, ${pieces[i + 1] ?? ''}`] : []));
}

const initials = /^(?:\p{Lu}\.?[\s-]?){1,4}$/u;

/** "Ada Lovelace", "J. von Neumann", "Lovelace": words that a person's name is made of, no institution's. */
export function isPersonName(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length < 2 || words.length > 4 || organisation.test(text) || titleWord.test(text)) return false;
  return words.every((word, i) => nameWord.test(word) || (i > 0 && particle.test(word)));
}

/** A list of names: several, or a first one followed by "et al.". */
export function isAuthorList(text: string): boolean {
  if (/\bet al\.?$/i.test(text)) return true;
  const names = splitAuthors(text);
  if (names.length === 1) return isPersonName(names[0] ?? '');
  return names.every(
    (name) =>
      !organisation.test(name) && (isPersonName(name) || nameWord.test(name) || /^[\p{L}'’-]+, /u.test(name)),
  );
}

/** Words of titles that no name holds: "The Case Against Scale" is no person. */
const titleWord =
  /(?:^|\s)(?:The|A|An|And|Or|Of|On|In|For|With|Without|Against|From|To|At|By|How|Why|What|When|Where|Who|Is|Are|Was|Not|No|New|Inside|Beyond|After|Before|About|Into|Over|Part|Episode|Special|Update|Review|Guide|Introduction|Intro|Notes|Interview|Models?|Agents?|Learning|Training|Inference|Scaling|Deep|Open|Source|Architecture|Debate|Attention|Networks?)(?:\s|$)/;
const nameWord =
  /^(?:\p{Lu}\.?(?:-?\p{Lu}\.)*|\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*\.?|Ng|Wu|Li|Xu|Hu|Ma|Ye|Yu|He|Lu)$/u;
const particle = /^(?:de|da|di|del|della|der|den|van|von|la|le|el|al|bin|ibn|dos|du|ter|ten|zu)$/;
const organisation =
  /\b(?:Lab|Labs|Laboratory|Research|University|Universit\S*|Institute|Blog|Team|Group|Inc|Ltd|AI|Corp|College|School|Center|Centre|Foundation|News|Review|Journal|Press|Magazine|Times|Post|Project|Page|Newsletter|Space|Street|Face|Report|Tech|Conference|Workshop|Space|Systems|Nature|Science)\b|\p{Lu}{3,}|\p{Ll}\p{Lu}\p{L}*(?:\s|$).*(?:\p{Ll}\p{Lu})/u;
