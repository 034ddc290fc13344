import { bad, type Check, note, ok } from './finding.ts';

interface Configured {
  readonly NODE_ENV: string;
  readonly ENVIRONMENT_ID: string;
  readonly SITE_URL: string;
  readonly ADMIN_URL: string;
}

const isHere = (url: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

/** What starts, and is still no good configuration. What does not even start is said by the process itself. */
export function configurationCheck(env: Configured): Check {
  return {
    name: 'configuration',
    look: async () => {
      const urls = (['SITE_URL', 'ADMIN_URL'] as const).map((name) => ({ name, url: env[name] }));
      const open = urls.filter(
        ({ url }) => url.startsWith('http:') && !isHere(url) && env.NODE_ENV === 'production',
      );
      if (open.length > 0)
        return bad(
          `${open.map(({ name }) => name).join(' and ')} go over plain http`,
          'Put TLS in front and name the https addresses: links in mails and the desk’s sign-in go there.',
        );
      if (env.ENVIRONMENT_ID === 'local' && !isHere(env.SITE_URL))
        return note(
          'ENVIRONMENT_ID is “local” on an installation that others reach',
          'Name it before the first send: ENVIRONMENT_ID=production.',
        );
      return ok(`${env.ENVIRONMENT_ID}, site at ${env.SITE_URL}`);
    },
  };
}
