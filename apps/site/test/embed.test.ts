import { describe, expect, it } from '@jest/globals';
import type { SignupRequest } from '@masthead/delivery/ports';
import type { SiteSettings } from '../src/deps.ts';
import { newsletter } from './fixtures.ts';
import { makeTestApp, ownForm } from './make-test-app.ts';

const lab = 'https://lab.example.org';

const second = { ...newsletter, id: '64b000000000000000000009', slug: 'second', name: 'The Second' };

function open(settings: Partial<SiteSettings> = {}, newsletters = [newsletter]) {
  const asked: SignupRequest[] = [];
  const app = makeTestApp({
    archive: { newsletters: async () => newsletters },
    subscribers: { requestSignup: async (request) => void asked.push(request) },
    signup: { origins: [lab] },
    settings,
  });
  const form = (fields: Record<string, string>, origin: string) =>
    app.request('/api/subscribe', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin,
        'sec-fetch-site': 'cross-site',
      },
      body: new URLSearchParams(fields).toString(),
    });
  const json = (body: object, origin: string) =>
    app.request('/api/subscribe', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify(body),
    });
  return { app, asked, form, json };
}

const person = { newsletter: newsletter.slug, address: 'ada@reader.example.net' };

describe('a form on another site', () => {
  it('subscribes from a site the newsletter names, without script', async () => {
    const { asked, form } = open();
    const response = await form(person, lab);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Check your inbox');
    expect(asked).toMatchObject([
      { address: person.address, newsletterIds: [newsletter.id], source: 'embed:lab.example.org' },
    ]);
  });

  it.each(['https://evil.example', 'null', ''])(
    'from %j takes one more press on our own page',
    async (origin) => {
      const { asked, form } = open();
      const html = await (await form(person, origin)).text();
      expect(asked).toEqual([]);
      expect(html).toContain('One more press');
      expect(html).toContain('ada@reader.example.net');
    },
  );

  it('answers the same to a robot that fills in what no person sees, and keeps nothing', async () => {
    const { asked, form } = open();
    const honest = await (await form(person, lab)).text();
    const robot = await (await form({ ...person, website: 'http://x.example' }, lab)).text();
    expect(robot).toBe(honest);
    expect(asked).toHaveLength(1);
  });

  it('takes JSON with the origin it may come from, and says so to the browser', async () => {
    const { app, asked, json } = open();
    const response = await json(person, lab);
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(lab);
    expect(asked).toHaveLength(1);
    expect((await json(person, 'https://evil.example')).status).toBe(403);
    expect(
      (await app.request('/api/subscribe', { method: 'OPTIONS', headers: { origin: lab } })).status,
    ).toBe(204);
    expect(
      (
        await app.request('/api/subscribe', {
          method: 'OPTIONS',
          headers: { origin: 'https://evil.example' },
        })
      ).status,
    ).toBe(403);
    expect((await json({ ...person, address: { $ne: '' } }, lab)).status).toBe(400);
    expect((await json({ ...person, address: 'ada@throwaway.example' }, lab)).status).toBe(422);
    expect(asked).toHaveLength(1);
  });

  it('in a frame: only where the newsletter says, and its own form carries a stamp', async () => {
    const { app, asked } = open();
    const page = await app.request(`/embed/${newsletter.slug}`);
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${lab}`);
    const html = await page.text();
    expect(html).not.toContain('<script');
    expect((await app.request('/embed/nothing')).status).toBe(404);
    const bare = await app.request(`/embed/${newsletter.slug}`, ownForm({ address: person.address }));
    expect(await bare.text()).toContain('once more');
    expect(asked).toEqual([]);
  });
});

describe('of two newsletters, asked back on our own page', () => {
  it.each([
    ['a hint', { address: 'ada@gmial.com' }],
    ['an error', { address: 'ada@throwaway.example' }],
    ['a pause of more than a year', { pausedUntil: '2099-01-01' }],
  ])('after %s what was chosen is still chosen', async (_, wrong) => {
    const { asked, form } = open({}, [newsletter, second]);
    const chosen = { ...person, newsletter: 'second', frequency: 'monthly', pausedUntil: '2027-01-04' };
    const html = await (await form({ ...chosen, name: 'Ada', ...wrong }, lab)).text();
    const tag = (part: string) => html.match(/<input[^>]*>/g)?.find((one) => one.includes(part)) ?? '';
    expect(tag(`value="${second.id}"`)).toContain('checked');
    expect(tag(`value="${newsletter.id}"`)).not.toContain('checked');
    expect(tag('value="monthly"')).toContain('checked');
    expect(tag('name="pausedUntil"')).toContain(`value="${{ ...chosen, ...wrong }.pausedUntil}"`);
    expect(asked).toEqual([]);
  });
});

describe('a mistyped domain', () => {
  const mistyped = { ...person, address: 'ada@gmial.com' };

  it('from another site: its form comes back as our own page with a hint, its script is told one', async () => {
    const { asked, form, json } = open();
    expect(await (await form(mistyped, lab)).text()).toContain('ada@gmail.com');
    expect(asked).toEqual([]);
    expect(await (await json(mistyped, lab)).json()).toMatchObject({ ok: true, suggestion: 'ada@gmail.com' });
    expect(asked).toMatchObject([{ address: 'ada@gmial.com' }]);
  });

  it('in the frame: asks back, takes the hint, or takes what is meant', async () => {
    const { app, asked } = open({ signupMinFillMs: 0 });
    const page = await (await app.request(`/embed/${newsletter.slug}`)).text();
    const stamp = /name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const send = async (more: Record<string, string>) =>
      (
        await app.request(`/embed/${newsletter.slug}`, ownForm({ address: mistyped.address, stamp, ...more }))
      ).text();
    expect(await send({})).toContain('Did you mean');
    expect(asked).toEqual([]);
    const meant = mistyped.address;
    expect(await send({ meant, instead: 'ada@gmail.com' })).toContain('Check your inbox');
    expect(await send({ meant })).toContain('Check your inbox');
    expect(asked.map(({ address }) => address)).toEqual(['ada@gmail.com', 'ada@gmial.com']);
  });
});

describe('the signup form', () => {
  it('asks back when a domain looks mistyped, takes the hint by a button, and takes the address when it is meant', async () => {
    const { app, asked } = open();
    const stamp = async () =>
      /name="stamp" value="([^"]+)"/.exec(await (await app.request('/subscribe')).text())?.[1] ?? '';
    const late = makeTestApp({
      archive: { newsletters: async () => [newsletter] },
      subscribers: { requestSignup: async (request) => void asked.push(request) },
      settings: { signupMinFillMs: 0 },
    });
    const send = async (more: Record<string, string>) =>
      (
        await late.request(
          '/subscribe',
          ownForm({ address: 'ada@gmial.com', newsletter: newsletter.id, stamp: await stamp(), ...more }),
        )
      ).text();
    const hint = await send({ frequency: 'monthly', pausedUntil: '2027-01-04' });
    expect(hint).toContain('ada@gmail.com');
    // What else was chosen is still chosen.
    expect(hint).toMatch(/value="monthly" checked|checked="" value="monthly"/);
    expect(hint).toContain('value="2027-01-04"');
    expect(asked).toEqual([]);
    await send({ instead: 'ada@gmail.com', meant: 'ada@gmial.com' });
    await send({ instead: 'ada@gmail.com', meant: 'ada@gmial.com', address: 'bob@reader.example.net' });
    await send({ meant: 'ada@gmial.com' });
    expect(asked.map(({ address }) => address)).toEqual([
      'ada@gmail.com',
      'bob@reader.example.net',
      'ada@gmial.com',
    ]);
  });

  it('refuses throwaway domains, and those below them, by configuration', async () => {
    const { app, asked } = open();
    const stamp =
      /name="stamp" value="([^"]+)"/.exec(await (await app.request('/subscribe')).text())?.[1] ?? '';
    const late = makeTestApp({
      archive: { newsletters: async () => [newsletter] },
      settings: { signupMinFillMs: 0 },
    });
    for (const address of ['a@throwaway.example', 'a@mail.THROWAWAY.example']) {
      const response = await late.request(
        '/subscribe',
        ownForm({ address, newsletter: newsletter.id, stamp }),
      );
      expect(response.status).toBe(422);
      expect(await response.text()).toContain('throwaway mail');
    }
    expect(asked).toEqual([]);
  });
});
