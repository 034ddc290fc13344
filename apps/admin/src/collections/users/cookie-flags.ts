/** How the login cookie travels: over TLS alone where the desk has it, and with no request that another site makes. */
export function cookieFlags(adminUrl: string): { readonly sameSite: 'Lax'; readonly secure: boolean } {
  return { sameSite: 'Lax', secure: adminUrl.startsWith('https:') };
}
