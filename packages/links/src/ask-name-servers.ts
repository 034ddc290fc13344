import { Resolver } from 'node:dns/promises';
import type { FindAddresses } from './ask-web.ts';

/**
 * Which addresses a name has, asked of the machine's name servers over the network. `dns.lookup` waits in the process's
 * few threads, which the connections to provider and database need, too: a process that sends mail asks this way.
 * What only the machine itself knows (its hosts file) is not found.
 * @param servers for tests: `address:port`
 */
export function makeAskNameServers(servers?: readonly string[]): FindAddresses {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  if (servers !== undefined) resolver.setServers(servers);
  return (hostname, _options, callback) => {
    void Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]).then(
      ([four, six]) => {
        const found = [
          ...addressesIn(four).map((address) => ({ address, family: 4 })),
          ...addressesIn(six).map((address) => ({ address, family: 6 })),
        ];
        if (found.length > 0) callback(null, found);
        else callback(failure([codeOf(four), codeOf(six)]), []);
      },
    );
  };
}

/** In the words of `dns.lookup`: a name server that is away says nothing of the name. */
function failure(codes: readonly string[]): NodeJS.ErrnoException {
  const isNobody = codes.includes('ENOTFOUND') || codes.every((code) => code === 'ENODATA');
  return isNobody
    ? Object.assign(new Error('there is no such name'), { code: 'ENOTFOUND' })
    : Object.assign(new Error('no name server answered'), { code: 'EAI_AGAIN' });
}

function addressesIn(result: PromiseSettledResult<string[]>): readonly string[] {
  return result.status === 'fulfilled' ? result.value : [];
}

function codeOf(result: PromiseSettledResult<string[]>): string {
  const reason: unknown = result.status === 'rejected' ? result.reason : null;
  return typeof reason === 'object' && reason !== null && 'code' in reason ? String(reason.code) : '';
}
