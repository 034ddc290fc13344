import { normaliseTitle } from './normalise-title.ts';
import { findSubjects } from './subjects.ts';

/**
 * Why two titles cannot name the same thing although they share words; null when nothing speaks against it:
 * other versions of one name, other years, months, parts or quarters, or terms that exclude each other.
 */
export function findContradiction(a: string, b: string): string | null {
  return differentVersions(a, b) ?? differentNumbering(a, b) ?? opposingTerms(a, b);
}

function differentVersions(a: string, b: string): string | null {
  const left = findSubjects(a);
  const right = findSubjects(b);
  for (const { name, version } of left) {
    const ours = left.filter((subject) => subject.name === name);
    const theirs = right.filter((subject) => subject.name === name);
    const shared = ours.some((one) => theirs.some((other) => sameVersion(one.version, other.version)));
    if (theirs.length > 0 && !shared) return `${name} ${version} is not ${name} ${theirs[0]?.version}`;
  }
  return null;
}

/** "6" and "6.0" are one version. */
export function sameVersion(a: string, b: string): boolean {
  const plain = (version: string) => version.replace(/(?:\.0+)+$/, '');
  return plain(a) === plain(b);
}

const numberings: readonly (readonly [string, RegExp])[] = [
  ['year', /\b(20\d{2}|19\d{2})\b/g],
  ['month', /\b(january|february|march|april|june|july|august|september|october|november|december)\b/g],
  ['season', /\b(spring|summer|autumn|fall|winter)(?= (?:20)?\d{2}\b)/g],
  ['quarter', /\b([qh][1-4])\b/g],
  [
    'part',
    /\b(?:part|episode|ep|lecture|chapter|day|week|issue|vol|volume) (\d+|[ivx]+|one|two|three|four|five)\b/g,
  ],
];

function differentNumbering(a: string, b: string): string | null {
  const [left, right] = [normaliseTitle(a), normaliseTitle(b)];
  for (const [what, pattern] of numberings) {
    const ours = found(left, pattern);
    const theirs = found(right, pattern);
    if (ours.length > 0 && theirs.length > 0 && !ours.some((value) => theirs.includes(value))) {
      return `another ${what}: ${ours[0]} and ${theirs[0]}`;
    }
  }
  return null;
}

function found(title: string, pattern: RegExp): string[] {
  return [...title.matchAll(pattern)].map((match) => match[1] ?? '');
}

/** Pairs of which a title that has one and one that has the other speak of different things. */
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/\bpost ?train\w*/, /\bpre ?train\w*/],
  [/\bpost ?train\w*/, /(?<!post |pre |re )\btraining (?:run|recipe|from scratch)\b/],
  [/(?<!post |pre |fine |re )\btrain(?:ing|s|ed)?\b/, /\binference\b/],
  [/\b(?:pre|post)?train(?:ing|s|ed)?\b(?!.*\binference\b)/, /^(?!.*train).*\binference\b/],
  [/\bencoder only\b/, /\bdecoder only\b/],
  [/\bopen (?:source|weights?)\b/, /\b(?:closed|proprietary)\b/],
  [/\bteacher\b/, /\bstudent\b/],
  [/\bsupervised\b(?<!un ?supervised|self supervised)/, /\bunsupervised\b/],
  [
    /\b(?:launch|release)\w*\b(?!.*\b(?:deprecat|retir|withdraw|recall)\w*)/,
    /\b(?:deprecat|retir|withdr[ae]w|recall)\w*/,
  ],
  [/\bwins?\b/, /\bloses?\b/],
  [/\bstable\b/, /\b(?:beta|alpha|nightly|preview|release candidate|rc\d?)\b/],
  [/\bcpu\b/, /\bgpu\b/],
  [/\bquantization aware\b/, /\bpost training\b/],
];

function opposingTerms(a: string, b: string): string | null {
  const [left, right] = [normaliseTitle(a), normaliseTitle(b)];
  for (const [one, other] of opposites) {
    const reason = opposed(left, right, one, other) ?? opposed(right, left, one, other);
    if (reason !== null) return reason;
  }
  return null;
}

/** One title has only the first term, the other only the second. */
function opposed(x: string, y: string, one: RegExp, other: RegExp): string | null {
  const [first, second] = [one.exec(x)?.[0], other.exec(y)?.[0]];
  const only = first !== undefined && second !== undefined && !other.test(x) && !one.test(y);
  return only ? `${first} is not ${second}` : null;
}
