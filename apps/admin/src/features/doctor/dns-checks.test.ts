import { expect, it } from '@jest/globals';
import { dnsChecks } from './dns-checks.ts';

const policy = 'v=DMARC1; p=quarantine';
const dmarcOf = async (zone: Readonly<Record<string, readonly string[]>>) => {
  const asked: string[] = [];
  const checks = dnsChecks(['news.press.example.org'], async (name) => {
    asked.push(name);
    return zone[name] ?? [];
  });
  const finding = await checks.find(({ name }) => name.startsWith('DMARC'))?.look();
  return { finding, asked };
};

it('a subdomain goes by the policy of what is above it, its own first, and never by a top-level domain’s', async () => {
  const own = await dmarcOf({
    '_dmarc.news.press.example.org': [policy],
    '_dmarc.example.org': ['v=DMARC1; p=none'],
  });
  expect(own.finding).toMatchObject({ state: 'ok', detail: policy });
  const above = await dmarcOf({ '_dmarc.example.org': ['not one', policy] });
  expect(above.finding).toMatchObject({ state: 'ok', detail: `${policy} (of example.org)` });
  const none = await dmarcOf({ '_dmarc.org': [policy] });
  expect(none.finding?.state).toBe('bad');
  expect(none.asked).toEqual([
    '_dmarc.news.press.example.org',
    '_dmarc.press.example.org',
    '_dmarc.example.org',
  ]);
});
