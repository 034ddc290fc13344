import { isOpaqueRedirect, unwrapRedirect } from './unwrap-redirect.ts';

const there = 'https://example.org/a?b=c';
const encoded = encodeURIComponent(there);

describe('a tracking redirect', () => {
  it.each([
    `https://www.google.com/url?q=${encoded}&sa=D&source=editors`,
    `https://nam12.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02&reserved=0`,
    `https://l.facebook.com/l.php?u=${encoded}&h=AT1`,
    `https://www.linkedin.com/safety/go?url=${encoded}&trk=x`,
    'https://urldefense.com/v3/__https://example.org/a?b=c__;!!AbC!xyz$',
    'https://urldefense.com/v3/__https://example.org/a*b=c__;Pw!!AbC!xyz$',
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-3Fb-3Dc&d=Dw',
    `https://substack.com/redirect/2/${btoa(JSON.stringify({ e: there, p: 1 }))}.c2ln`,
    `https://www.google.com/url?q=${encodeURIComponent(`https://l.facebook.com/l.php?u=${encoded}`)}`,
  ])('%s leads where it says', (address) => {
    expect(unwrapRedirect(address)).toBe(there);
  });

  it.each([
    there,
    'https://link.mail.beehiiv.com/ss/c/u001.abc/def/h0/x',
    'https://www.google.com/url?q=javascript:alert(1)',
    'https://www.google.com/search?q=https://example.org',
    'https://substack.com/redirect/2/bm90anNvbg.x',
    'no address',
  ])('%s stays as it is', (address) => {
    expect(unwrapRedirect(address)).toBe(address);
  });

  it('is told from a plain address when only its sender can resolve it', () => {
    expect(isOpaqueRedirect('https://link.mail.beehiiv.com/ss/c/u001.abc/def')).toBe(true);
    expect(isOpaqueRedirect(there)).toBe(false);
  });
});
