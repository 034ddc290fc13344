import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newsletter } from './fixtures.ts';
import { makeRealSite, type RealSite } from './make-real-site.ts';
import { ownForm, siteUrl } from './make-test-app.ts';

/** What a stranger can make us do, and learn from us, at the doors to a signup. At size: `npm run bench:signup`. */
const lab = 'https://lab.example.org';
const at = (who: string) => `${who}@reader.example.net`;
const standings = ['fresh', 'known', 'pending', 'left', 'blocked'];

let site: RealSite;
let stamp = '';

beforeEach(async () => {
  site = await makeRealSite(siteUrl, '/nowhere', { trustProxyHops: 1 });
  await site.archive.write.upsertNewsletter(newsletter);
  await site.delivery.signupSettings.put(newsletter.id, {
    welcome: false,
    goodbye: false,
    origins: [lab],
    topics: [],
  });
  stamp = /name="stamp" value="([^"]+)"/.exec(await (await site.app.request('/subscribe')).text())?.[1] ?? '';
});
afterEach(() => site.close());

/** The doors, each as a browser (or a page's script) knocks. */
const doors: Record<string, (address: string) => readonly [string, RequestInit]> = {
  'our own form': (address) => ['/subscribe', ownForm({ stamp, newsletter: newsletter.id, address })],
  'the form in a frame': (address) => [`/embed/${newsletter.slug}`, ownForm({ stamp, address })],
  "another site's form": (address) => ['/api/subscribe', foreign({ newsletter: newsletter.slug, address })],
  "another site's script": (address) => [
    '/api/subscribe',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: lab },
      body: JSON.stringify({ newsletter: newsletter.slug, address }),
    },
  ],
};

function foreign(fields: Record<string, string>): RequestInit {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: lab };
  return { method: 'POST', headers, body: new URLSearchParams(fields).toString() };
}

/** All that comes back: status, headers, body. */
async function answerOf(door: string, address: string, ip: string): Promise<string> {
  const [path, init] = doors[door]?.(address) ?? [door, {}];
  const response = await site.app.request(path, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), 'x-forwarded-for': ip },
  });
  return JSON.stringify([response.status, [...response.headers], await response.text()]);
}

describe('the doors to a signup', () => {
  it('answer the same bytes whatever an address is to us, and mail only whom they may', async () => {
    const { delivery } = site;
    const people = [at('known'), at('left')].map((address) => ({ address, name: null }));
    await delivery.list.addConfirmed(newsletter.id, people, 'test');
    const [left] = await delivery.list.list({ addressPrefix: at('left'), limit: 1 });
    const leave = site.token('unsubscribe', left?.subscriptionId ?? '');
    await delivery.subscribers.unsubscribe(leave, { via: 'page', reason: null });
    await delivery.desk.suppress(at('blocked'), { actor: 'test', reason: 'test' });
    await answerOf('our own form', at('pending'), '198.51.100.1');
    expect(await site.mailConfirmations()).toHaveLength(1);

    for (const door of Object.keys(doors)) {
      const answers = new Set<string>();
      for (const who of standings) answers.add(await answerOf(door, at(who), '198.51.100.2'));
      expect({ door, distinct: answers.size }).toEqual({ door, distinct: 1 });
      expect([...answers][0]).toMatch(/^\[200,/);
    }
    // Fresh and left are asked once, by the first door; the others are within a day of it.
    expect(await site.mailConfirmations()).toHaveLength(2);
    const rows = await site.archive.db.collection('subscriptions').find().toArray();
    expect(Object.fromEntries(rows.map((row) => [row.identity, row.state]))).toEqual({
      [at('fresh')]: 'pending',
      [at('known')]: 'confirmed',
      [at('pending')]: 'pending',
      [at('left')]: 'unsubscribed',
    });
  }, 30_000);

  it('flooded from one host, one /64 and a forged chain of proxies make no more mails than the budgets', async () => {
    const flood = async (count: number, who: string, ipOf: (i: number) => string) => {
      for (let i = 0; i < count; i += 1) await answerOf('our own form', at(`${who}${i}`), ipOf(i));
      return (await site.mailConfirmations()).length;
    };
    expect(await flood(30, 'host', () => '203.0.113.7')).toBe(20);
    // Whatever a client puts in front of what our own proxy wrote is not read.
    expect(await flood(10, 'forged', (i) => `10.0.0.${i}, 203.0.113.7`)).toBe(0);
    expect(await flood(45, 'net', (i) => `2001:db8:0:7::${i.toString(16)}`)).toBe(40);
    expect(await flood(15, 'many', (i) => `198.51.100.${i}`)).toBe(15);
  }, 120_000);
});
