import { assertNever } from '../../assert-never.ts';
import { atField, type Check, type Rule } from '../check.ts';
import type { LinkStatus } from '../link-status.ts';
import { type LinkUse, linksOf } from '../links-of.ts';

/** What a look at the links found: gone, or somewhere else by now. Never blocks: the web has bad days. */
export const linkFound: Rule = ({ snapshot, context: { links } }) =>
  linksOf(snapshot).flatMap((use) => {
    const status = links.get(use.url);
    return status === undefined ? [] : findings(use, status);
  });

function findings({ url, path }: LinkUse, status: LinkStatus): readonly Check[] {
  const shared = { stops: 'nothing', at: atField(path) } as const;
  switch (status.state) {
    case 'dead':
      return [{ ...shared, code: 'link-dead', message: `${url} does not answer: ${status.why}.` }];
    case 'redirected':
      return [{ ...shared, code: 'link-redirected', message: `${url} leads on to ${status.to}` }];
    case 'ok':
    case 'unknown':
      return [];
    default:
      return assertNever(status);
  }
}
