import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeMailRenderer } from '../../worker/src/mail-renderer.ts';
import { newsletter } from './fixtures.ts';
import { makeRealSite, type RealSite } from './make-real-site.ts';
import { siteUrl } from './make-test-app.ts';

let site: RealSite;

beforeAll(async () => {
  site = await makeRealSite(siteUrl, '/nowhere', {}, makeMailRenderer());
  await site.archive.write.upsertNewsletter(newsletter);
  await site.delivery.signupSettings.put(newsletter.id, {
    welcome: true,
    goodbye: true,
    origins: [],
    topics: [],
  });
}, 60_000);
afterAll(() => site.close());

/** Every link of every mail that waits or went, by kind. */
async function linksByKind(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await site.archive.db.collection('outbox').find().toArray();
  const found = new Map<string, Set<string>>();
  for (const { kind, mail } of rows) {
    const links = found.get(kind) ?? new Set<string>();
    const text = `${mail.html}\n${mail.text}\n${Object.values(mail.headers ?? {}).join('\n')}`;
    for (const [link] of text.matchAll(/https?:\/\/[^\s"<>]+/g)) links.add(link.replaceAll('&amp;', '&'));
    found.set(kind, links);
  }
  return found;
}

async function everything(): Promise<string> {
  const names = (await site.archive.db.listCollections().toArray()).map(({ name }) => name).sort();
  const parts = await Promise.all(
    names.map(
      async (name) => `${name} ${JSON.stringify(await site.archive.db.collection(name).find().toArray())}`,
    ),
  );
  return parts.join('\n');
}

describe('a robot that opens every link of every mail', () => {
  it('changes nothing: not a row, whatever kind of mail it reads', async () => {
    const { subscribers } = site.delivery;
    const ask = (address: string) =>
      subscribers.requestSignup({
        address,
        name: null,
        newsletterIds: [newsletter.id],
        frequency: 'every',
        source: 'site:home',
        formVersion: 'f1',
        ip: null,
      });
    await ask('waits@reader.example.net');
    await ask('mover@reader.example.net');
    await site.mailConfirmations();
    const row = await site.archive.db
      .collection('subscriptions')
      .findOne({ identity: 'mover@reader.example.net' });
    const confirmLink = [...((await linksByKind()).get('confirm') ?? [])].filter((link) =>
      link.includes('/confirm/'),
    );
    for (const link of confirmLink) {
      const token = link.split('/confirm/')[1] ?? '';
      const view = await subscribers.readConfirmation(token);
      if (view.ok && view.address.startsWith('mover')) await subscribers.confirm(token, null);
    }
    const preferences = site.token('preferences', String(row?._id));
    await subscribers.requestMove(preferences, 'moved@reader.example.net', null);
    await site.mailConfirmations();
    const move = [...((await linksByKind()).get('move') ?? [])].find((link) => link.includes('/move/'));
    await subscribers.confirmMove(move?.split('/move/')[1] ?? '');
    await site.mailConfirmations();
    await subscribers.requestMove(
      site.token('preferences', String(row?._id)),
      'again@reader.example.net',
      null,
    );

    // Left by the mail's own button, told so, and back again.
    const leaving = site.token('unsubscribe', String(row?._id));
    await subscribers.unsubscribe(leaving, { via: 'one-click', reason: null });
    await site.mailConfirmations();

    const kinds = await linksByKind();
    expect([...kinds.keys()].sort()).toEqual(['confirm', 'goodbye', 'move', 'moved', 'welcome']);
    const before = await everything();
    const links = new Set([...kinds.values()].flatMap((each) => [...each]));
    expect([...links].filter((link) => /\/(confirm|move|u|p)\//.test(link)).length).toBeGreaterThanOrEqual(5);
    for (const link of links) {
      for (const method of ['GET', 'HEAD']) await site.app.request(link, { method });
    }
    expect(await everything()).toBe(before);
  }, 30_000);
});
