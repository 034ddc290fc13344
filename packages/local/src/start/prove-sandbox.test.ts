import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { proveSandbox } from './prove-sandbox.ts';

const sandboxUrl = 'http://127.0.0.1:4002';
const root = '/api/masthead/doctor';

describe('npm start and the sandbox’s templates', () => {
  /** The desk with a worker behind it that tries at once (or never). */
  let outcome: string | null;
  let proof: object | null;
  let asked: string[];
  let adminUrl = '';
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const answer = (value: object) => response.end(JSON.stringify(value));
    if (request.headers.authorization !== 'MastheadLocal secret') response.writeHead(403).end('{}');
    else if (request.url === `${root}/template-proof`) answer({ proof });
    else {
      const { to } = JSON.parse(body) as { to: string };
      asked.push(to);
      const requestId = `r${asked.length}`;
      if (outcome !== null) proof = { requestId, to, outcome, why: 'because' };
      answer({ requestId });
    }
  });
  beforeEach(async () => {
    [outcome, proof, asked] = ['proved', null, []];
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    adminUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );

  const prove = async (over: { worker?: Record<string, string>; isLive?: boolean; token?: string } = {}) => {
    const lines: string[] = [];
    const worker = { RESEND_BASE_URL: sandboxUrl, RESEND_API_KEY: 're_sandbox', ...over.worker };
    const admin = { LOCAL_TOKEN: over.token ?? 'secret' };
    await proveSandbox({
      masthead: {
        adminUrl,
        sandboxUrl,
        isLive: over.isLive ?? false,
        of: { admin, worker, site: {}, sandbox: {} },
      },
      steps: { say: (line) => lines.push(line) },
      withinMs: 300,
    });
    return lines;
  };

  it('are proved once a sandbox, with a line at every start', async () => {
    expect(await prove()).toEqual([expect.stringContaining('by template')]);
    expect(await prove()).toEqual([expect.stringContaining('by template')]);
    expect(asked).toHaveLength(1);
    await prove({ worker: { RESEND_API_KEY: 're_another' } });
    expect(new Set(asked).size).toBe(2);
  });

  it('are tried again at the next start when they were unfit', async () => {
    outcome = 'unfit';
    expect(await prove()).toEqual([expect.stringContaining('unfit (because): campaigns go inline')]);
    outcome = 'proved';
    expect(await prove()).toEqual([expect.stringContaining('by template')]);
  });

  it.each([
    ['the provider itself', { isLive: true }],
    ['a service of somebody else', { worker: { RESEND_BASE_URL: 'https://mail.example' } }],
    ['a hand-over that was chosen', { worker: { HANDOVER: 'inline' } }],
  ])('are no matter of ours with %s: no mail, no line', async (_, over) => {
    expect(await prove(over)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('keep no start from being ready: a worker or a desk that does not answer is one line', async () => {
    outcome = null;
    expect(await prove()).toEqual([expect.stringContaining('no worker tried within 0.3 s')]);
    expect(await prove({ token: 'wrong' })).toEqual([expect.stringContaining('answered 403')]);
  });
});
