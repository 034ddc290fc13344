import { type LookupAddress, type LookupAllOptions, lookup as lookUp } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './is-public-address.ts';

/** Why nobody was asked: the address points into a network that is not the public one, or is no web address. */
export class NotAsked extends Error {
  readonly code = 'NOT_ASKED';
}

export interface WebAnswer {
  readonly status: number;
  /** Absolute, of a redirect; else null. */
  readonly location: string | null;
  readonly body: string;
}

export interface WebQuestion {
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  readonly timeoutMs: number;
  /** What is kept of the body; the rest is not read. 0 reads none. */
  readonly maxBytes: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the question before its time. */
  readonly signal?: AbortSignal;
}

/** One request to the outside, no redirect followed. @throws NotAsked, or what the network said */
export type AskWeb = (question: WebQuestion) => Promise<WebAnswer>;

/** Which addresses a name has: `dns.lookup` in its callback form. */
export type FindAddresses = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/** What tests loosen to reach a server of their own; the rules of `publicWeb` are the ones that ship. */
export interface OutboundRules {
  readonly isAllowed: (address: string) => boolean;
  readonly isPort: (port: number) => boolean;
  readonly resolve: FindAddresses;
}

export const publicWeb: OutboundRules = {
  isAllowed: isPublicAddress,
  isPort: (port) => port === 80 || port === 443,
  resolve: lookUp,
};

/**
 * The one way to an address that somebody typed (threats: SSRF). Names are resolved and filtered at the moment
 * of connecting, so a name that changes its mind between two looks gains nothing; redirects are the caller's to ask
 * again. No cookie, no credential, no referrer leaves the house.
 */
export function makeAskWeb(rules: OutboundRules = publicWeb): AskWeb {
  return ({ url, method, timeoutMs, maxBytes, headers = {}, signal }) =>
    new Promise((resolve, reject) => {
      const target = checked(url, rules);
      const { request } = target.protocol === 'https:' ? https : http;
      const asked = request(
        target,
        {
          method,
          agent: false,
          lookup: guarded(rules),
          signal: AbortSignal.any([
            AbortSignal.timeout(timeoutMs),
            ...(signal === undefined ? [] : [signal]),
          ]),
          headers: { 'user-agent': 'Masthead/0.1 (newsletter desk; link check)', accept: '*/*', ...headers },
        },
        (answer) => {
          const status = answer.statusCode ?? 0;
          const location = locationOf(answer.headers.location, target);
          let body = '';
          let kept = 0;
          const done = () => {
            answer.destroy();
            resolve({ status, location, body });
          };
          if (maxBytes === 0) return done();
          answer.setEncoding('utf8');
          answer.on('data', (chunk: string) => {
            body += chunk;
            kept += Buffer.byteLength(chunk);
            if (kept >= maxBytes) done();
          });
          answer.on('end', done);
          answer.on('error', reject);
        },
      );
      asked.on('error', reject);
      asked.end();
    });
}

/** A host written as an address is never looked up, so it is judged here; URL has normalised decimal and octal by now. */
function checked(url: string, { isAllowed, isPort }: OutboundRules): URL {
  const target = new URL(url);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') throw new NotAsked('no web address');
  if (target.username !== '' || target.password !== '') throw new NotAsked('it carries a password');
  const port = target.port === '' ? (target.protocol === 'https:' ? 443 : 80) : Number(target.port);
  if (!isPort(port)) throw new NotAsked('an unusual port');
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed(host)) throw new NotAsked('not a public address');
  return target;
}

/** Node connects to what this hands out and nothing else. */
function guarded({ isAllowed, resolve }: OutboundRules): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const allowed = error === null ? found.filter(({ address }) => isAllowed(address)) : [];
      const [first] = allowed;
      const refusal = error ?? (first === undefined ? new NotAsked('not a public address') : null);
      if (refusal !== null || first === undefined) callback(refusal ?? new NotAsked('no address'), '', 0);
      else if (options.all === true) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

function locationOf(header: string | undefined, base: URL): string | null {
  if (header === undefined || !URL.canParse(header, base)) return null;
  return new URL(header, base).href;
}
