import type { SectionKind } from '@masthead/domain';

/** What a section heading says about its section: a kind, or "anything" for headings that only say where one begins. */
export type HeadingMeaning = SectionKind | 'any';

/**
 * The kind of section a heading announces, by the names editors give it; null when the words are not known.
 * Emoji, numbers, "the", "this week's" and punctuation do not matter.
 */
export function knownHeading(text: string): HeadingMeaning | null {
  if (text.length > 60) return null;
  const name = plainName(text);
  if (name === '') return null;
  return meaningOf(name) ?? meaningOfPair(name);
}

function meaningOf(name: string): HeadingMeaning | null {
  for (const [meaning, names] of headings) if (names.test(name)) return meaning;
  return null;
}

/** "Research and Innovation", "Engineering and Papers": two short names, of which one is known. */
function meaningOfPair(name: string): HeadingMeaning | null {
  const [one = '', other = '', more] = name.split(' and ');
  if (other === '' || more !== undefined || name.split(' ').length > 4) return null;
  const known = [one, other].map(meaningOf).filter((meaning) => meaning !== null && meaning !== 'any');
  return known[0] ?? null;
}

function plainName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/&|\+/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:\d{1,2}|section \d+)\s+/, '')
    .replace(/^(?:the|our|my|some)\s+/, '')
    .replace(/^(?:this|todays|this weeks|weekly|weeks)\s+(?=\S+s?$)/, (all) =>
      all.startsWith('this ') && !all.startsWith('this weeks') ? all : '',
    );
}

const tail =
  '(?: (?:first|next|now|later|this week|of the week|this month|for the weekend|roundup|round up|corner))?';

const headings: readonly (readonly [HeadingMeaning, RegExp])[] = [
  [
    'watch',
    new RegExp(
      `^(?:worth |to |what to |what were |what we are )?(?:watch(?:ing)?|listen(?:ing)?(?: to)?|podcasts?|talks?|videos?|audio|lectures?|interviews?|webinars?|episodes?|in your ears|press play|on air|screening room|tune in|heard)(?: (?:and|or) (?:watch(?:ing)?|listen(?:ing)?(?: to)?|podcasts?|talks?|videos?|audio|lectures?|interviews?|read))?${tail}$`,
    ),
  ],
  [
    'takeaways',
    new RegExp(
      `^(?:tl ?dr|(?:key |main |quick |top )?(?:takeaways?|take aways?|points|insights|lessons|learnings|highlights)|in brief|in short|at a glance|summary|executive summary|gist|short version|bottom line|what (?:you need|to) (?:to )?know|what matters|what to remember|five things(?: to know)?|\\w+ things to know)${tail}$`,
    ),
  ],
  [
    'bigStory',
    /^(?:(?:big|biggest|top|lead|main|cover|feature|featured|headline) (?:story|stories|news|item)(?: (?:of the week|this week))?|story of the week|lead|headline|main event|deep dive|centerpiece|centrepiece|spotlight|in focus)$/,
  ],
  [
    'papers',
    new RegExp(
      `^(?:(?:from|in|inside|out of|fresh from) (?:the )?labs?|lab notes|(?:new |notable |selected |recent |latest |top |key |important |must read |noteworthy )?(?:papers?|preprints?|research|publications?|arxiv|science|studies)(?: (?:and preprints|papers?|watch|picks?|notes?|highlights|we read|reading|to read|worth reading|roundup|radar|digest))?|(?:from|on|new on) (?:the )?arxiv|academic (?:papers|corner)|reading group|journal club)${tail}$`,
    ),
  ],
  [
    'stories',
    new RegExp(
      `^(?:also (?:this week|this month|in the news|noted|notable|new|worth (?:knowing|noting)|happening)|(?:more |other |in other |industry |quick |short |top |latest |model |product )?(?:news|stories|headlines|updates|releases|launches|announcements)(?: (?:and (?:tools|releases|news|launches|updates)|in brief|briefs?|from the field|round ?up|bites))?|quick (?:hits|bites|takes|links)|in the news|elsewhere|meanwhile|this week(?: in .{1,30})?|what happened|what else (?:happened|is new)|also|industry|everything else|rest of the news|around the industry|miscellaneous|misc|odds and ends|bits and pieces|new (?:models|tools)(?: and (?:models|tools))?|tools(?: and (?:code|releases|models|libraries))?|models(?: and tools)?|open source)${tail}$`,
    ),
  ],
  [
    'reading',
    new RegExp(
      `^(?:(?:worth|further|recommended|weekend|good|long|extra|suggested|additional|worthwhile) ?reads?(?:ing)?s?|reading(?: list)?|read(?:s| more| next)?|what (?:to|were|we are|im) read(?:ing)?|links?(?: (?:we liked|worth (?:your time|a click)|roundup))?|bookmarks|(?:around|from|across) the web|blog posts?|blogs|articles|essays|posts|worth your (?:time|while)|worth a (?:read|click|look)|resources|tutorials|interesting (?:links|reads)|(?:deep|long) ?reads|on the blogs)${tail}$`,
    ),
  ],
  [
    'sponsor',
    /^(?:sponsor(?:s|ed)?(?: (?:by|message|post|content|section).{0,30})?|a (?:word|message) from (?:our )?sponsors?|(?:word|message) from (?:our )?sponsors?|together with .{1,30}|presented by .{1,30}|brought to you by .{1,30}|advertisement|ad|partner (?:message|content))$/,
  ],
  [
    'any',
    /^(?:editors? (?:note|letter)|note from the editors?|from the (?:editor|editors|desk)|introduction|intro|foreword|welcome|hello|hi there|letter|corrections?|errata|erratum|community|jobs|job board|events|calendar|upcoming events|quote of the week|chart of the week|number of the week|figure of the week|tool of the week|dataset of the week|datasets|benchmarks|code|poll|qanda|q and a|mailbag|feedback|about(?: us)?|housekeeping|closing(?: (?:thoughts?|words?|note|remarks?))?|one (?:last|more|final) thing|final (?:thoughts?|words?|note)|parting (?:thoughts?|words?|shot)|last word|outro|sign off|before you go|wrap up|wrapping up|looking ahead|coming up|whats next|next week|people|funding|policy|hardware|safety|applications|opinion|commentary)$/,
  ],
];
