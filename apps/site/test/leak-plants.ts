import { authorSlug, type PublicEntry, type PublicIssue } from '@masthead/archive';
import { Section } from '@masthead/domain';
import { hiddenFromSite } from './desk-collections.ts';
import {
  makeIssue,
  mediaEntry,
  newsletter,
  paperEntry,
  sectionsWithTalk,
  storyEntry,
  withMentions,
} from './fixtures.ts';
import type { RealSite } from './make-real-site.ts';

/** One word a secret; each beside a word that a search would find it by. */
export const secrets = {
  draft: 'zqdraft51',
  scheduled: 'zqscheduled52',
  unlisted: 'zqunlisted53',
  withheld: 'zqwithheld54',
  reader: 'zqreader55',
  remark: 'zqremark56',
  kept: 'zqkept57',
};
export const bait = 'nightingale';

const at = (iso: string) => new Date(`${iso}T08:00:00Z`);
/** The present, in all that is planted. */
export const present = at('2026-11-20');

interface Hidden {
  readonly secret: string;
  readonly issue: PublicIssue;
  /** A story, a paper and a talk that this issue alone speaks of. */
  readonly entries: readonly PublicEntry[];
}

export const open = makeIssue({
  number: 11,
  date: '2026-11-06',
  publicFrom: at('2026-11-06'),
  sections: sectionsWithTalk(`${bait} in the open`),
});
export const openEntries = [storyEntry, paperEntry, mediaEntry];

export const unlisted = hide(12, secrets.unlisted, { publicFrom: at('2026-11-13'), archiveMode: 'unlisted' });
/** The opening of a subscribers' issue is for everybody. */
export const withheld = withOpening(
  hide(13, secrets.withheld, {
    publicFrom: at('2026-11-13'),
    archiveMode: 'subscribers',
    tagline: 'For subscribers',
  }),
);
export const scheduled = hide(14, secrets.scheduled, { publicFrom: at('2026-11-27') });
export const draft = hide(15, secrets.draft, { publicFrom: null });
export const hidden = [unlisted, withheld, scheduled, draft];

/** Addresses that once were somebody's own and lead to what is hidden. */
export const formerSlugs = hidden.map(({ issue }) => `formerly-${issue.slug}`);

/** What a witness, a reader with nothing to hide, finds in their mails: nobody else's secret stands behind any of it. */
export async function plant(site: RealSite): Promise<{ readonly tokens: readonly string[] }> {
  const { write } = site.archive;
  await write.upsertNewsletter(newsletter);
  const issues = [open, ...hidden.map(({ issue }) => issue)];
  for (const issue of issues) await write.upsertIssue(issue);
  for (const entry of [...openEntries, ...hidden.flatMap(({ entries }) => entries)])
    await write.upsertEntry(withMentions(entry, issues));
  for (const { issue, entries } of hidden) {
    for (const { kind, slug } of entries) await write.redirectEntry(kind, `formerly-${issue.slug}`, slug);
    await write.redirectEntry('topic', `formerly-${issue.slug}`, `topic-of-${issue.slug}`);
  }
  const tokens = [await previewOf(site, open, 'the open issue'), ...(await readers(site))];
  await remarkOn(site, await previewOf(site, draft.issue, secrets.draft));
  await keepElsewhere(site);
  return { tokens };
}

/** Somebody whose name and address are secret, and the witness's tokens: unsubscribe, preferences, confirm, move. */
async function readers(site: RealSite): Promise<readonly string[]> {
  const { list, subscribers } = site.delivery;
  const secret = { address: `${secrets.reader}@readers.test`, name: `Ada ${secrets.reader}` };
  const witness = { address: 'wilma@readers.test', name: 'Wilma' };
  await list.addConfirmed(newsletter.id, [secret], 'test');
  await list.addConfirmed(newsletter.id, [witness], 'test');
  const rows = await list.list({ newsletterId: newsletter.id, limit: 2 });
  const id = rows.find(({ address }) => address === witness.address)?.subscriptionId ?? '';
  const tokens = [site.token('unsubscribe', id), site.token('preferences', id)];
  await subscribers.requestMove(tokens[1] ?? '', 'wilma.new@readers.test', null);
  const asked = {
    newsletterIds: [newsletter.id],
    frequency: 'every',
    source: 'test',
    formVersion: '1',
  } as const;
  await subscribers.requestSignup({ ...asked, address: 'wolf@readers.test', name: 'Wolf', ip: null });
  const links = await site.mailConfirmations();
  await subscribers.requestSignup({ ...asked, ...secret, address: `new.${secret.address}`, ip: null });
  return [...tokens, ...links.map((link) => new URL(link).pathname.split('/').at(-1) ?? '')];
}

async function previewOf(site: RealSite, issue: PublicIssue, words: string): Promise<string> {
  const { token } = await site.archive.write.createPreviewLink({
    issueId: issue.id,
    label: words,
    snapshot: issue.snapshot,
    emailHtml: `<p>${words}</p>`,
    createdBy: 'editor',
    createdAt: at('2026-11-19'),
    expiresAt: at('2026-12-19'),
  });
  return token;
}

async function remarkOn(site: RealSite, token: string): Promise<void> {
  const found = await site.archive.read.preview(token, present);
  if (found?.state !== 'open') throw new Error('the preview is not open');
  const said = { name: secrets.remark, text: `${bait} ${secrets.remark}`, sectionId: null, approves: false };
  await found.say({ ...said, at: present });
}

/** Collections of the read model, whose documents have a shape to keep: what is secret in them is planted above. */
export const readModel = [
  ...['publicIssues', 'publicEntries', 'publicNewsletters', 'publicRedirects', 'publicState'],
  ...['previewLinks', 'previewRemarks'],
];

/** Into every other collection that there is, and those of the desk: a document that no page has any business with. */
async function keepElsewhere(site: RealSite): Promise<void> {
  const { db } = site.archive;
  const there = (await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()).map(
    ({ name }) => name,
  );
  const others = new Set([...there, ...hiddenFromSite].filter((name) => !readModel.includes(name)));
  const words = `${bait} ${secrets.kept}`;
  const document = {
    title: words,
    name: words,
    subject: words,
    html: words,
    address: words,
    slug: secrets.kept,
  };
  for (const name of others) await db.collection(name).insertOne({ ...document });
}

function hide(
  number: number,
  secret: string,
  options: Pick<Parameters<typeof makeIssue>[0], 'publicFrom' | 'archiveMode' | 'tagline'>,
): Hidden {
  const slug = `issue-${number}`;
  const words = `${bait} ${secret}`;
  const entries = openEntries.map((entry) => ({
    ...entry,
    id: entry.id.slice(0, -3) + number + entry.id.slice(-1),
    slug: `${entry.kind}-of-${slug}`,
    title: words,
    byline: words,
    authors: entry.kind === 'paper' ? [`Author ${secret}`, 'Jonas Łind'] : [],
    topics: [...entry.topics, { slug: `topic-of-${slug}`, name: words }],
  }));
  const sections = sectionsWithTalk(words).map((section) => about(section, entries));
  const made = makeIssue({ number, date: '2026-11-13', words, sections, ...options });
  const correction = { id: 'c1', date: '2026-11-14', publishedAt: '2026-11-14T08:00:00Z', text: words };
  const corrections = [
    { ...correction, about: null },
    // Of a story that the open issue mentions, too.
    { ...correction, id: 'c2', about: { title: storyEntry.title, entryId: storyEntry.id } },
  ];
  return { secret, entries, issue: { ...made, corrections } };
}

/** The section with the hidden entries beside those that everybody knows. */
function about(section: Section, entries: readonly PublicEntry[]): Section {
  if (!('items' in section) || section.kind === 'takeaways' || section.kind === 'reading') return section;
  const retold = section.items.flatMap((item) => {
    const known = openEntries.find(({ id }) => id === item.entryId);
    const { id, slug, title, byline } = entries.find(({ kind }) => kind === known?.kind) ?? storyEntry;
    return [item, { ...item, entryId: id, entrySlug: slug, title, byline }];
  });
  return Section.parse({ ...section, items: retold });
}

function withOpening(one: Hidden): Hidden {
  const { snapshot } = one.issue;
  const issue = { ...snapshot.issue, lede: open.snapshot.issue.lede };
  return { ...one, issue: { ...one.issue, snapshot: { ...snapshot, issue } } };
}

/** Slugs of all that is there, hidden or not, and of authors of both. */
export const slugs = [
  ...[open, ...hidden.map(({ issue }) => issue)].flatMap(({ id, slug }) => [slug, id]),
  ...[...openEntries, ...hidden.flatMap(({ entries }) => entries)].map(({ slug }) => slug),
  ...['state-space-models', ...hidden.map(({ issue }) => `topic-of-${issue.slug}`)],
  ...['Ada Winter', ...hidden.map(({ secret }) => `Author ${secret}`)].map((name) => authorSlug(name) ?? ''),
  ...formerSlugs,
  ...[newsletter.slug, newsletter.id],
];
