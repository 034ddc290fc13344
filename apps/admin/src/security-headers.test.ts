import { describe, expect, test } from '@jest/globals';
import { cookieFlags } from './collections/users/cookie-flags.ts';
import { securityHeaders } from './security-headers.ts';

describe('what the desk sends with every answer', () => {
  test('lets nobody frame it, sniff it, post from elsewhere to it or hold a window of it', () => {
    expect(Object.fromEntries(securityHeaders.map(({ key, value }) => [key, value]))).toEqual({
      'Content-Security-Policy':
        "frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'",
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'SAMEORIGIN',
      'Strict-Transport-Security': 'max-age=31536000',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
      'X-Robots-Tag': 'noindex, nofollow',
    });
  });

  test('the login cookie goes over TLS alone where there is TLS, and with no other site’s request', () => {
    expect(cookieFlags('https://desk.example.org')).toEqual({ sameSite: 'Lax', secure: true });
    expect(cookieFlags('http://127.0.0.1:4001')).toEqual({ sameSite: 'Lax', secure: false });
  });
});
