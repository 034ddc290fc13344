import { expect, it } from '@jest/globals';
import { providerChecks } from './provider-checks.ts';

it('knocks where the desk reaches the site, which need not be where readers do', async () => {
  const asked: string[] = [];
  const checks = providerChecks({
    account: async () => null,
    domains: [],
    webhookUrl: 'https://news.example.org/webhooks/resend',
    knockUrl: 'http://site:4000/webhooks/resend',
    knock: async (url) => {
      asked.push(url);
      return null;
    },
    now: () => new Date('2026-11-26T08:00:00Z'),
  });
  const finding = await checks.find(({ name }) => name === 'webhook')?.look();
  expect(asked).toEqual(['http://site:4000/webhooks/resend']);
  expect(finding).toMatchObject({
    state: 'bad',
    detail: 'nothing answers at http://site:4000/webhooks/resend',
  });
});
