import { Resolver } from 'node:dns/promises';
import { bad, type Check, type Finding, note, ok } from './finding.ts';

/** TXT records of a name, each joined; none where there are none. @throws when nobody can be asked */
export type LookUpTxt = (name: string) => Promise<readonly string[]>;

/**
 * Does the world believe mail from this domain? SPF at the provider's bounce subdomain and DKIM under its selector, as Resend
 * asks for them (https://resend.com/docs/dashboard/domains/introduction), and a DMARC policy (RFC 7489, section 6.1).
 */
export function dnsChecks(domains: readonly string[], lookUp: LookUpTxt): readonly Check[] {
  return domains.flatMap((domain) => [
    check(`SPF of ${domain}`, async () => {
      const records = await lookUp(`send.${domain}`);
      const spf = records.find((record) => /^v=spf1(\s|$)/i.test(record));
      return spf === undefined
        ? bad(`no SPF record at send.${domain}`, 'Set the TXT record that Resend shows for the domain.')
        : ok(spf);
    }),
    check(`DKIM of ${domain}`, async () => {
      const records = await lookUp(`resend._domainkey.${domain}`);
      return records.some((record) => /(^|;)\s*p=[A-Za-z0-9+/=]{32,}/.test(record))
        ? ok('a key is published')
        : bad(
            `no DKIM key at resend._domainkey.${domain}`,
            'Set the TXT record that Resend shows for the domain.',
          );
    }),
    check(`DMARC of ${domain}`, async () => {
      for (const name of upwards(domain)) {
        const records = await lookUp(`_dmarc.${name}`);
        const dmarc = records.find((record) => /^v=DMARC1\s*;/i.test(record));
        if (dmarc !== undefined) return ok(name === domain ? dmarc : `${dmarc} (of ${name})`);
      }
      return bad(
        `no DMARC policy at _dmarc.${domain} or above it`,
        'Set a TXT record there, "v=DMARC1; p=none; rua=mailto:you@…" to begin with: Gmail and Yahoo ask for one.',
      );
    }),
  ]);
}

/** The domain and those above it but the last label: a subdomain goes by its organisation's policy (RFC 7489, section 6.6.3). */
function upwards(domain: string): readonly string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'));
}

function check(name: string, look: () => Promise<Finding>): Check {
  return {
    name,
    look: () =>
      look().catch((error: unknown) =>
        note(
          `could not be looked up (${error instanceof Error ? error.message : String(error)})`,
          'Ask again where the internet can be reached.',
        ),
      ),
  };
}

/** Real look-ups through the machine's resolvers; two tries of a second and a half each. */
export function makeLookUpTxt(): LookUpTxt {
  const resolver = new Resolver({ timeout: 1_500, tries: 2 });
  return async (name) => {
    try {
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
      throw error;
    }
  };
}
